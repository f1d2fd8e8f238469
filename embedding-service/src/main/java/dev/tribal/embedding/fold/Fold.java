package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.SolutionRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Folds an event into a record. Every event counts once, however often it is delivered. */
public final class Fold {
    /** How many ids of idempotent events a record remembers. */
    static final int RECENT_IDS = 64;

    private Fold() {}

    /**
     * The record after the event. The very same object comes back if the event was applied before.
     *
     * @param stored the record before, or {@code null} if nothing is known of it
     * @param position where the event stands
     * @param topicId Kafka's id of the topic in which it stands
     */
    public static StoredRecord apply(
            @Nullable StoredRecord stored, ErrorEvent event, Position position, String topicId) {
        StoredRecord before = stored == null ? StoredRecord.unknown(RecordKey.of(event), topicId) : stored;
        if (before.applied().includes(topicId, position)) {
            return before;
        }
        boolean repeated = event.idempotent() && before.recentIds().contains(event.id());
        ErrorRecord record = before.record();
        if (!repeated) {
            record = next(record, event, position);
        }
        return new StoredRecord(
                before.key(),
                before.revision(),
                record == null ? null : RecordEdit.of(record).position(position).done(),
                before.applied().with(topicId, position),
                event.idempotent() && !repeated ? remember(before.recentIds(), event.id()) : before.recentIds(),
                record == null ? null : before.textHash());
    }

    private static @Nullable ErrorRecord next(@Nullable ErrorRecord record, ErrorEvent event, Position position) {
        return switch (event.data()) {
            case ErrorReported report when record == null -> Reports.first(event, report, position);
            case ErrorReported report -> Reports.again(record, event, report);
            case ErrorDeleted _ -> null;
            // Pure functions know neither rules nor long texts: see RecordScrubber.
            case ScrubOrdered _ -> record;
            case ErrorUpdated update -> record == null ? null : updated(record, event, update);
            case ErrorMerged(var into) ->
                record == null ? null : RecordEdit.of(record).mergedInto(into).done();
            case ErrorSplit _ ->
                record == null ? null : RecordEdit.of(record).split().done();
            case SolutionRecorded(var solution, var scrubbed) ->
                record == null
                        ? null
                        : RecordEdit.of(record)
                                .solution(solution)
                                .scrubbed(scrubbed)
                                .done();
            case OutcomeReported reported ->
                record == null
                        ? null
                        : RecordEdit.of(record)
                                .outcome(reported.solutionId(), reported.outcome())
                                .scrubbed(reported.scrubbed())
                                .done();
        };
    }

    private static ErrorRecord updated(ErrorRecord record, ErrorEvent event, ErrorUpdated update) {
        return RecordEdit.of(record)
                .errorType(update.errorType())
                .context(update.context(), event.source())
                .solution(update.solution())
                .metadata(update.metadata())
                .state(update.state())
                .priority(update.priority())
                .assignee(update.assignee())
                .labels(update.labels())
                .scrubbed(update.scrubbed())
                .done();
    }

    private static List<UUID> remember(List<UUID> recent, UUID id) {
        List<UUID> ids = new ArrayList<>(recent.subList(Math.max(0, recent.size() - RECENT_IDS + 1), recent.size()));
        ids.add(id);
        return ids;
    }
}
