package dev.tribal.embedding.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbLocal;
import dev.tribal.embedding.store.dynamodb.DynamoDbRecordStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbSettings;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.S3RecordStore;
import dev.tribal.embedding.store.s3.S3StoreSettings;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCopyIT {
    private static final int RECORDS = 1_000;
    private static final int TOMBSTONES = 50;
    private static final Consumer<CopyProgress> QUIET = _ -> {};

    @TempDir
    private static Path folder;

    private static DynamoDbLocal dynamoDb;
    private static S3Proxy s3;

    private final List<RecordStore> opened = new ArrayList<>();
    private RecordStore source;

    @BeforeAll
    static void start() throws Exception {
        dynamoDb = DynamoDbLocal.start(Files.createDirectory(folder.resolve("dynamodb")));
        s3 = S3Proxy.start(Files.createDirectory(folder.resolve("s3")));
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
        s3.close();
    }

    @BeforeEach
    void fill() {
        source = sqlite();
        source.write(IntStream.range(0, RECORDS)
                .mapToObj(i -> Events.stored(key("tenant" + i % 3), "error " + i))
                .toList());
        source.write(IntStream.range(0, TOMBSTONES)
                .mapToObj(_ -> StoredRecord.unknown(key("acme"), "topic"))
                .toList());
        StoredRecord changed = page(source).getFirst();
        source.write(List.of(changed.withTextHash("changed")));
        source.properties().put("schema-version", "7");
    }

    @AfterEach
    void close() {
        opened.forEach(RecordStore::close);
    }

    @Test
    void recordsGoRoundAllStoresAndComeBackTheSame() {
        RecordStore second = dynamoDb();
        RecordStore third = s3();
        RecordStore fourth = sqlite();
        RecordDigest first = new RecordCopy(source, second, QUIET).run();
        new RecordCopy(second, third, QUIET).run();
        RecordDigest last = new RecordCopy(third, fourth, QUIET).run();

        assertThat(last.records()).isEqualTo(RECORDS);
        assertThat(last.tombstones()).isEqualTo(TOMBSTONES);
        assertThat(last.checksum()).isEqualTo(first.checksum());
        assertThat(fourth.count()).isEqualTo(RECORDS);
        assertThat(fourth.properties().get("schema-version")).contains("7");
    }

    @Test
    void aKilledCopyGoesOnWhereItWas() {
        for (RecordStore target : List.of(dynamoDb(), s3(), sqlite())) {
            var pages = new AtomicInteger();
            assertThatIllegalStateException()
                    .isThrownBy(() -> new RecordCopy(source, target, _ -> {
                                if (pages.incrementAndGet() == 4) {
                                    throw new IllegalStateException("killed");
                                }
                            })
                            .run());
            List<CopyProgress> seen = new ArrayList<>();
            RecordDigest both = new RecordCopy(source, target, seen::add).run();

            assertThat(both.records() + both.tombstones()).isEqualTo(RECORDS + TOMBSTONES);
            assertThat(seen.getFirst().step()).isEqualTo("copied");
            assertThat(seen.getFirst().done()).isGreaterThan(300);
            assertThat(seen.stream().filter(at -> at.step().equals("copied"))).hasSize(7);
        }
    }

    @Test
    void aRepeatedCopyChangesNothing() {
        RecordStore target = sqlite();
        new RecordCopy(source, target, QUIET).run();
        List<StoredRecord> before = page(target);
        new RecordCopy(source, target, QUIET).run();

        assertThat(page(target)).isEqualTo(before);
    }

    @Test
    void aFinishedCopyIsNotOverwrittenWhenOneOfTheTwoHasChanged() {
        RecordStore target = sqlite();
        new RecordCopy(source, target, QUIET).run();
        StoredRecord changed = page(target).getFirst().withTextHash("newer");
        target.write(List.of(changed));

        refuses(source, target, "The copy was complete, and one of the two stores was changed since");
        assertThat(target.read(List.of(changed.key())).get(changed.key()).textHash())
                .isEqualTo("newer");
    }

    @Test
    void aTargetWithOtherRecordsIsRefused() {
        RecordStore used = sqlite();
        used.write(List.of(Events.stored(key("acme"), "theirs")));
        refuses(source, used, "The target has records that are not from this copy");

        RecordStore copied = sqlite();
        new RecordCopy(used, copied, QUIET).run();
        refuses(source, copied, "The target holds a copy of another store");
    }

    @Test
    void aDryRunWritesNothing() {
        RecordStore target = sqlite();
        RecordDigest plan = new RecordCopy(source, target, QUIET).plan();

        assertThat(plan.records()).isEqualTo(RECORDS);
        assertThat(plan.tombstones()).isEqualTo(TOMBSTONES);
        assertThat(page(target)).isEmpty();
        assertThat(source.properties().get("store-id")).isEmpty();
    }

    @Test
    void whatChangedDuringTheCopyIsFoundAndCopiedByTheNextRun() {
        RecordStore target = sqlite();
        StoredRecord changed = page(source).getFirst().withTextHash("meanwhile");
        var pages = new AtomicInteger();
        assertThatExceptionOfType(CopyRefusedException.class)
                .isThrownBy(() -> new RecordCopy(source, target, _ -> {
                            if (pages.incrementAndGet() == 3) {
                                source.write(List.of(changed));
                            }
                        })
                        .run())
                .withMessageStartingWith("The copy differs from its source");

        new RecordCopy(source, target, QUIET).run();
        assertThat(target.read(List.of(changed.key())).get(changed.key()).textHash())
                .isEqualTo("meanwhile");
    }

    private static void refuses(RecordStore from, RecordStore to, String sentence) {
        assertThatExceptionOfType(CopyRefusedException.class)
                .isThrownBy(() -> new RecordCopy(from, to, QUIET).run())
                .withMessageStartingWith(sentence);
    }

    private static List<StoredRecord> page(RecordStore store) {
        List<StoredRecord> records = new ArrayList<>();
        store.scan(null, records::addAll);
        return records;
    }

    private RecordStore sqlite() {
        String url = "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db");
        return open(JdbcRecordStore.open(new DatabaseLocation(url, null, null), Sealer.NONE));
    }

    private RecordStore dynamoDb() {
        var settings = new DynamoDbSettings("records-" + UUID.randomUUID(), true);
        return open(new DynamoDbRecordStore(dynamoDb.client(), settings, Sealer.NONE));
    }

    private RecordStore s3() {
        return open(new S3RecordStore(
                s3.client(), new S3StoreSettings(S3Proxy.BUCKET, UUID.randomUUID() + "/"), Sealer.NONE));
    }

    private RecordStore open(RecordStore store) {
        opened.add(store);
        return store;
    }

    private static RecordKey key(String tenant) {
        return new RecordKey(tenant, UUID.randomUUID());
    }
}
