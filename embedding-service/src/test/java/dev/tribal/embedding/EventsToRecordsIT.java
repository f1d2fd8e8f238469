package dev.tribal.embedding;

import static dev.tribal.embedding.Events.TENANT;
import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.platform.template.MessageForm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class EventsToRecordsIT {
    @TempDir
    private Path folder;

    private TestBroker broker;
    private RunningService service;

    @BeforeEach
    void start() {
        FlakyStore.FAILURES.set(0);
        broker = new TestBroker();
        service = startService();
    }

    @AfterEach
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void anEventBecomesARecordAVectorAndAPublishedState() {
        UUID error = UUID.randomUUID();
        Position first = broker.send(event(error, report("Cannot open the shopping cart of the customer")));
        Position second = broker.send(event(error, report("Cannot open the shopping cart of the customer")));

        RecordChange change = awaitChange(error, second);
        assertThat(change.tenant()).isEqualTo(TENANT);
        assertThat(change.record().occurrences()).isEqualTo(2);
        assertThat(change.record().position()).isEqualTo(second);
        assertThat(first.partition()).isEqualTo(second.partition());
        assertThat(stored(error)).isEqualTo(change.record());
        assertThat(service.nearest("shopping cart does not open").getFirst().id())
                .isEqualTo(error);
        assertThat(service.count("tribal.embedding.embedded")).isEqualTo(1);
    }

    @Test
    void redeliveryOfEverythingChangesNothing() {
        List<UUID> errors = Collections.nCopies(5, null).stream()
                .map(_ -> UUID.randomUUID())
                .toList();
        Position last = sendInterleaved(errors, 40);
        awaitApplied(errors, 40);
        var before = errors.stream().map(this::stored).toList();
        assertThat(last.offset()).isPositive();

        service.close();
        broker.rewind();
        service = startService();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(service.count("tribal.embedding.applied")).isEqualTo(200));
        assertThat(errors.stream().map(this::stored)).isEqualTo(before);
        assertThat(service.index().count()).isEqualTo(5);
        assertThat(broker.read(Topics.ERROR_EVENTS_DLT)).isEmpty();
    }

    @Test
    void aTopicOfTemplatesThatIsMissingStopsNothing() {
        await().atMost(Duration.ofSeconds(30)).until(() -> service.health().contains("The Kafka broker answers"));
        broker.remove(Topics.TEMPLATES);
        List<UUID> ofOneStatement = Stream.of("root", "guest", "news", "anna")
                .map(this::reportedUser)
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                stored(ofOneStatement.getLast()).groups().mergedInto())
                        .isEqualTo(ofOneStatement.getFirst()));

        List<UUID> others =
                IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).toList();
        sendInterleaved(others, 2);
        awaitApplied(others, 2);
    }

    private UUID reportedUser(String user) {
        String message = "authentication failure for the user " + user;
        String print = MessageForm.of("LoginError", message).fingerprint();
        UUID error = StableIds.errorId(TENANT, print);
        var data = new ErrorReported(print, "LoginError", Events.context(message), null, Map.of(), null)
                .withFingerprints(List.of(print));
        Position sent = broker.send(event(error, data));
        awaitChange(error, sent);
        return error;
    }

    @Test
    void aPoisonEventIsPutAsideAndBlocksNothing() {
        UUID error = UUID.randomUUID();
        UUID poisoned = UUID.randomUUID();
        service.close();
        broker.send(event(error, report("before")));
        Position poison = broker.send(message(poisoned, "{ not json"));
        Position noValue = broker.send(message(error, null));
        broker.send(new ProducerRecord<>(Topics.ERROR_EVENTS, "no key of ours", new byte[] {1}));
        Position last = broker.send(event(error, report("after")));
        service = startService();

        assertThat(awaitChange(error, last).record().occurrences()).isEqualTo(2);
        assertThat(awaitChange(poisoned, poison).record()).isNull();
        assertThat(broker.changes()).anySatisfy(change -> {
            assertThat(change.errorId()).isEqualTo(error);
            assertThat(change.position()).isEqualTo(noValue);
            assertThat(change.record().occurrences()).isEqualTo(1);
        });
        await().untilAsserted(
                        () -> assertThat(broker.read(Topics.ERROR_EVENTS_DLT)).hasSize(3));
        var dead = broker.read(Topics.ERROR_EVENTS_DLT).stream()
                .filter(message -> message.key().equals(EventCodec.key(TENANT, poisoned)))
                .findFirst()
                .orElseThrow();
        assertThat(dead.partition()).isEqualTo(poison.partition());
        assertThat(dead.value()).isEqualTo("{ not json".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(
                        dead.headers().lastHeader("kafka_dlt-exception-fqcn").value(), StandardCharsets.UTF_8))
                .endsWith("UnreadableEventException");
        assertThat(service.count("tribal.embedding.dead_lettered")).isEqualTo(3);
    }

    @Test
    void anOutageOfTheStoreIsWaitedOutAndNothingIsLost() {
        UUID error = UUID.randomUUID();
        FlakyStore.FAILURES.set(5);
        Position last = sendInterleaved(List.of(error), 30);

        assertThat(awaitChange(error, last).record().occurrences()).isEqualTo(30);
        assertThat(FlakyStore.FAILURES.get()).isZero();
        assertThat(broker.read(Topics.ERROR_EVENTS_DLT)).isEmpty();
    }

    @Test
    void aDeletedErrorLeavesATombstoneAndNoVector() {
        UUID error = UUID.randomUUID();
        awaitChange(error, broker.send(event(error, report("gone soon"))));
        Position deleted = broker.send(event(error, new ErrorDeleted()));

        assertThat(awaitChange(error, deleted).record()).isNull();
        assertThat(broker.read(Topics.ERROR_RECORDS).getLast().value()).isNull();
        assertThat(service.index().count()).isZero();
        assertThat(service.store().count()).isZero();
    }

    @Test
    void anUpdateOfWhatDoesNotExistIsAnsweredAsWell() {
        UUID nobody = UUID.randomUUID();
        Position position = broker.send(event(nobody, Events.update(ErrorState.CLOSED)));

        assertThat(awaitChange(nobody, position).record()).isNull();
    }

    @Test
    void aLostIndexIsRebuiltAtTheNextStart() {
        List<UUID> errors =
                IntStream.range(0, 7).mapToObj(_ -> UUID.randomUUID()).toList();
        sendInterleaved(errors, 2);
        awaitApplied(errors, 2);
        service.close();
        assertThat(FileSystemUtils.deleteRecursively(
                        folder.resolve("embedding/index").toFile()))
                .isTrue();
        service = startService();

        await().untilAsserted(() -> assertThat(service.index().count()).isEqualTo(7));
        assertThat(service.nearest("error 3 of 7").getFirst().id()).isIn(errors);
    }

    @Test
    void aStormOfFewErrorsCostsFewEmbeddings() {
        List<UUID> errors =
                IntStream.range(0, 10).mapToObj(_ -> UUID.randomUUID()).toList();
        sendInterleaved(errors, 100);
        awaitApplied(errors, 100);

        assertThat(service.index().count()).isEqualTo(10);
        assertThat(service.count("tribal.embedding.applied")).isEqualTo(1_000);
        assertThat(service.count("tribal.embedding.embedded")).isEqualTo(10);
    }

    private RunningService startService() {
        return RunningService.start(broker.brokers(), folder, FlakyStore.Wrapping.class);
    }

    private Position sendInterleaved(List<UUID> errors, int times) {
        List<ErrorEvent> events = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            String message = "error %d of %d".formatted(i, errors.size());
            events.addAll(Collections.nCopies(times, event(errors.get(i), report("T" + i, message))));
        }
        Collections.shuffle(events, new Random(1));
        return broker.sendAll(events).getLast();
    }

    private static ProducerRecord<String, byte[]> message(UUID error, String value) {
        var message = new ProducerRecord<>(
                Topics.ERROR_EVENTS,
                EventCodec.key(TENANT, error),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        new EventCodec().write(event(error, report("x"))).headers().forEach(message.headers()::add);
        return message;
    }

    /** The latest state of an error that was published by the time an event was known to be applied. */
    private RecordChange awaitChange(UUID error, Position position) {
        List<RecordChange> changes = await().atMost(Duration.ofSeconds(30))
                .until(broker::changes, published -> published.stream().anyMatch(change -> covers(change, position)));
        return changes.stream()
                .filter(change -> change.errorId().equals(error))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static boolean covers(RecordChange change, Position position) {
        return change.position().partition() == position.partition()
                && change.position().offset() >= position.offset();
    }

    private void awaitApplied(List<UUID> errors, long occurrences) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(errors)
                        .allSatisfy(error -> assertThat(lastPublished(error)).isEqualTo(occurrences)));
    }

    private long lastPublished(UUID error) {
        return broker.changes().stream()
                .filter(change -> change.errorId().equals(error))
                .reduce((_, last) -> last)
                .map(change -> change.record().occurrences())
                .orElse(0L);
    }

    private dev.tribal.contracts.ErrorRecord stored(UUID error) {
        var key = new RecordKey(TENANT, error);
        return service.store().read(List.of(key)).get(key).record();
    }
}
