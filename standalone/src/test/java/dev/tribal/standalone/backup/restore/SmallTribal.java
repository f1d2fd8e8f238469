package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.fold.Fold;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.auth.AuthDump;
import dev.tribal.standalone.backup.auth.AuthLoad;
import dev.tribal.standalone.backup.auth.SecretFiles;
import dev.tribal.standalone.backup.log.TopicReader;
import dev.tribal.standalone.backup.log.TopicWriter;
import dev.tribal.standalone.backup.take.LiveTribal;
import dev.tribal.standalone.broker.EmbeddedBroker;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Real stores and a real broker, and in place of the services a loop that folds events as embedding-service does. */
final class SmallTribal implements AutoCloseable {
    private static final String GROUP = "embedding-service";

    final RecordStore records;
    final BlobStore texts;
    final Database auth;
    final SecretFiles secrets;
    private final EmbeddedBroker broker;
    private final TopicWriter topics;
    private final TopicReader log;
    private final EventCodec codec = new EventCodec();

    SmallTribal(Path folder, RecordStore records, BlobStore texts, Database auth, int partitions) {
        this.records = records;
        this.texts = texts;
        this.auth = auth;
        this.secrets = new SecretFiles(folder.resolve("secrets"), Map.of("mcp-key", folder.resolve("mcp-key")));
        this.broker = EmbeddedBroker.start(folder.resolve("kafka"));
        this.topics = new TopicWriter(connection(), partitions, (short) 1);
        this.log = new TopicReader(connection());
    }

    /** A database in a file. */
    static DatabaseLocation sqlite(Path folder, String file) {
        return new DatabaseLocation("jdbc:sqlite:" + folder.resolve(file), "", "");
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    LiveTribal live() {
        // What a backup opens it closes.
        return new LiveTribal(() -> new Unclosed(records), texts, new AuthDump(auth), secrets, log);
    }

    EmptyTribal empty() {
        return new EmptyTribal(records, texts, new AuthLoad(auth), secrets, log, topics, "default");
    }

    /** The same, whose blob store fails whenever it is used. */
    EmptyTribal emptyWithoutTexts() {
        BlobStore broken = (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (_, _, _) -> {
                    throw new IllegalStateException("it is away");
                });
        return new EmptyTribal(records, broken, new AuthLoad(auth), secrets, log, topics, "default");
    }

    void accept(ErrorEvent... events) {
        for (ErrorEvent event : events) {
            topics.sendText(codec.write(event));
        }
        topics.flush();
    }

    /** A consumer that works on the events as embedding-service does, until it is closed. */
    KafkaConsumer<byte[], byte[]> service() {
        Map<String, Object> config = new HashMap<>(connection());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.ERROR_EVENTS));
        Awaitility.await().until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    /** Puts a message on a topic as it is. */
    void send(ProducerRecord<String, byte[]> message) {
        topics.sendText(message);
        topics.flush();
    }

    /** Kafka's id of the events topic. */
    String topicId() {
        return log.id(Topics.ERROR_EVENTS).orElseThrow();
    }

    /** Folds all events that are not folded, and says so to the broker for all but the last few. */
    void apply(long notCommitted) {
        String topicId = log.id(Topics.ERROR_EVENTS).orElseThrow();
        log.read(Topics.ERROR_EVENTS, Map.of(), log.ends(Topics.ERROR_EVENTS), message -> {
            ErrorEvent event = codec.readEvent(message.kafkaHeaders(), message.value());
            var position = new Position(message.partition(), message.offset());
            StoredRecord before = find(RecordKey.of(event));
            StoredRecord after = Fold.apply(before, event, position, topicId);
            if (!after.equals(before)) {
                records.write(List.of(after));
            }
        });
        commit(notCommitted);
    }

    private void commit(long notCommitted) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        log.ends(Topics.ERROR_EVENTS)
                .forEach((partition, end) -> offsets.put(
                        new TopicPartition(Topics.ERROR_EVENTS, partition),
                        new OffsetAndMetadata(Math.max(0, end - notCommitted))));
        commit(GROUP, offsets);
    }

    /** Says that a group has worked on the messages of the first partition of a topic before an offset. */
    void commit(String group, String topic, long next) {
        commit(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(next)));
    }

    private void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try (var admin = Admin.create(connection())) {
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable StoredRecord find(RecordKey key) {
        return records.read(List.of(key)).get(key);
    }

    /** What the restore wrote to the audit topic. */
    List<AuditEvent> audit() {
        List<AuditEvent> entries = new ArrayList<>();
        log.read(
                Topics.AUDIT,
                Map.of(),
                log.ends(Topics.AUDIT),
                message -> entries.add(new AuditCodec().read(message.kafkaHeaders(), message.value())));
        return entries;
    }

    /** When the messages of a topic were sent. */
    List<Instant> times(String topic) {
        List<Instant> times = new ArrayList<>();
        log.read(topic, Map.of(), log.ends(topic), message -> times.add(message.time()));
        return times;
    }

    long messages(String topic) {
        return log.ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        log.close();
        topics.close();
        broker.close();
        auth.close();
        records.close();
        texts.close();
    }
}
