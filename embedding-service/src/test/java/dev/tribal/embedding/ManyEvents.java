package dev.tribal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.OpenGeneration;
import dev.tribal.embedding.index.VectorIndex.Neighbour;
import dev.tribal.embedding.retrieval.RetrievalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Three thousand different errors and more, and whether each has arrived once in all three places, whatever was killed meanwhile. */
final class ManyEvents {
    private static final int COUNT = 3_000;
    /** Every so manieth vector is compared; the others are counted. */
    private static final int COMPARED = 100;

    private static final Duration LONG = Duration.ofMinutes(10);

    private final TestBroker broker;
    private final List<UUID> ids = new ArrayList<>();

    private ManyEvents(TestBroker broker) {
        this.broker = broker;
    }

    /** Sends them all at once. */
    static ManyEvents sendTo(TestBroker broker) {
        var events = new ManyEvents(broker);
        events.send(COUNT);
        return events;
    }

    /** Sends one more. */
    void sendAnother() {
        send(1);
    }

    private void send(int count) {
        List<UUID> more = Stream.generate(UUID::randomUUID).limit(count).toList();
        ids.addAll(more);
        broker.sendAll(more.stream()
                .map(id -> Events.event(id, Events.report("failure " + id)))
                .toList());
    }

    /** Returns when some are through, and most are not. */
    void awaitMiddle(RunningService service) {
        await().atMost(LONG).until(() -> service.count("tribal.embedding.applied") >= COUNT / 10);
    }

    /** Waits for the last of them, and compares topic, record store and vector index. */
    void assertAllArrivedOnce(RunningService service) {
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> service.store().count() == ids.size());
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> service.index().count() == ids.size());
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> latest().size() == ids.size());

        Map<UUID, RecordChange> latest = latest();
        assertThat(latest.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(latest.values())
                .allSatisfy(change -> assertThat(
                                Objects.requireNonNull(change.record()).occurrences())
                        .isEqualTo(1));
        List<RecordKey> keys =
                ids.stream().map(id -> new RecordKey(Events.TENANT, id)).toList();
        Map<RecordKey, StoredRecord> stored = service.store().read(keys);
        assertThat(stored).hasSize(ids.size());
        assertThat(stored.values())
                .allSatisfy(record -> assertThat(record.record())
                        .isEqualTo(latest.get(record.key().id()).record()));
        assertThat(service.index().absent(keys)).isEmpty();
        assertThatVectorsAreRight(service, stored);
        assertThat(broker.read(Topics.ERROR_EVENTS_DLT)).isEmpty();
    }

    private void assertThatVectorsAreRight(RunningService service, Map<RecordKey, StoredRecord> stored) {
        OpenGeneration serving = service.bean(Generations.class).serving();
        for (int i = 0; i < ids.size(); i += COMPARED) {
            UUID id = ids.get(i);
            StoredRecord record = Objects.requireNonNull(stored.get(new RecordKey(Events.TENANT, id)));
            String text = RetrievalText.ofRecord(Objects.requireNonNull(record.record()));
            float[] vector = serving.model().embed(List.of(text)).getFirst().vector();
            // Among itself only: the texts are so alike that an approximate search may well miss one of them.
            Neighbour itself = serving.index()
                    .nearestAmong(Events.TENANT, vector, 1, List.of(id))
                    .getFirst();
            assertThat(itself.cosine()).isCloseTo(1, within(1e-3));
        }
    }

    private Map<UUID, RecordChange> latest() {
        Map<UUID, RecordChange> latest = new HashMap<>();
        broker.changes().forEach(change -> latest.put(change.errorId(), change));
        return latest;
    }
}
