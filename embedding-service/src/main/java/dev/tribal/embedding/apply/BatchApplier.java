package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.scrub.RecordScrubber;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.grouping.GroupingVersions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Applies a batch of events in an order that survives a kill at any point: reports that are of other errors go on to
 * them, then store, then index, then records topic. What was not finished is done again when the batch is delivered again.
 */
final class BatchApplier {
    private final RecordStore store;
    private final BatchIndexer indexer;
    private final RecordPublisher publisher;
    private final AbandonedTexts texts;
    private final RecordScrubber scrubber;
    private final GroupingVersions versions;
    private final Supplier<String> topicId;
    private final Stages stages;
    private final Counter distinct;

    BatchApplier(
            RecordStore store,
            BatchIndexer indexer,
            RecordPublisher publisher,
            AbandonedTexts texts,
            RecordScrubber scrubber,
            GroupingVersions versions,
            Supplier<String> topicId,
            Stages stages,
            MeterRegistry meters) {
        this.store = store;
        this.indexer = indexer;
        this.publisher = publisher;
        this.texts = texts;
        this.scrubber = scrubber;
        this.versions = versions;
        this.topicId = topicId;
        this.stages = stages;
        this.distinct = Counter.builder("tribal.embedding.distinct")
                .description("Errors that were not known before")
                .register(meters);
    }

    /**
     * Applies all events, or those before the first that cannot be folded.
     *
     * @return how many were applied; fewer than given if the next one can never be
     */
    Outcome apply(List<AcceptedEvent> events, EventSpans spans) {
        int applied = 0;
        for (List<AcceptedEvent> slice : Slices.of(events)) {
            Outcome outcome = applySlice(slice, spans);
            applied += outcome.applied();
            if (outcome.poison() != null) {
                return new Outcome(applied, outcome.poison());
            }
        }
        return new Outcome(applied, null);
    }

    private Outcome applySlice(List<AcceptedEvent> events, EventSpans spans) {
        DecidedVersions decided = versions.get();
        Set<RecordKey> keys = concerned(events, decided);
        Map<RecordKey, StoredRecord> stored = stages.run("read", () -> store.read(keys));
        Map<RecordKey, FoldedRecord> records = new LinkedHashMap<>();
        events.forEach(accepted ->
                records.computeIfAbsent(RecordKey.of(accepted.event()), key -> new FoldedRecord(key, stored.get(key))));
        var seen = new SeenRecords(store, keys, stored, records);
        Outcome outcome = fold(events, records, new EarlierDecisions(decided, seen));
        finish(records.values(), spans);
        return outcome;
    }

    private static Set<RecordKey> concerned(List<AcceptedEvent> events, DecidedVersions decided) {
        Set<RecordKey> keys = new HashSet<>();
        for (AcceptedEvent accepted : events) {
            keys.add(RecordKey.of(accepted.event()));
            EarlierDecisions.concerned(accepted.event(), decided).forEach(keys::add);
        }
        return keys;
    }

    private Outcome fold(List<AcceptedEvent> events, Map<RecordKey, FoldedRecord> records, EarlierDecisions earlier) {
        String topic = topicId.get();
        int applied = 0;
        for (AcceptedEvent accepted : events) {
            try {
                Objects.requireNonNull(records.get(RecordKey.of(accepted.event())))
                        .fold(accepted, topic, scrubber, earlier);
            } catch (UnreadableEventException e) {
                return new Outcome(applied, e);
            }
            applied++;
        }
        return new Outcome(applied, null);
    }

    private void finish(Collection<FoldedRecord> records, EventSpans spans) {
        records.forEach(FoldedRecord::render);
        texts.removeWithRecords(records);
        // Before the store, which is what tells that it is done.
        handOn(records, spans);
        List<StoredRecord> changed = records.stream()
                .filter(FoldedRecord::isChanged)
                .map(FoldedRecord::after)
                .filter(Objects::nonNull)
                .toList();
        stages.run("store", () -> store.write(changed));
        distinct.increment(records.stream().filter(FoldedRecord::isNew).count());
        indexer.index(records);
        stages.run("publish", () -> {
            publisher.publish(PublicationOrder.of(records), spans::write);
            publisher.publishTemplates(records);
        });
        // Last, because until then readers know the contexts that refer to them.
        texts.removeReplaced(records);
    }

    private void handOn(Collection<FoldedRecord> records, EventSpans spans) {
        Map<ErrorEvent, RecordKey> causes = new IdentityHashMap<>();
        records.forEach(record -> record.followUps().forEach(event -> causes.put(event, record.key())));
        publisher.handOn(
                PublicationOrder.ofFollowUps(records),
                (event, message) -> spans.write(String.valueOf(causes.get(event)), message.headers()));
    }
}
