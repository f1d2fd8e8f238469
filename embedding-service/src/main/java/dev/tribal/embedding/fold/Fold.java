package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorNotKeptApart;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.ReportsRejoined;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.SolutionLinked;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.contracts.event.SolutionUnlinked;
import dev.tribal.contracts.event.TemplateForgotten;
import dev.tribal.contracts.event.TemplateObserved;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
        return apply(stored, event, position, topicId, true);
    }

    /** The same after a report that is of another error: it is applied, and changes nothing here. */
    static StoredRecord passedOn(@Nullable StoredRecord stored, ErrorEvent event, Position position, String topicId) {
        return apply(stored, event, position, topicId, false);
    }

    private static StoredRecord apply(
            @Nullable StoredRecord stored, ErrorEvent event, Position position, String topicId, boolean ours) {
        StoredRecord before = stored == null ? StoredRecord.unknown(RecordKey.of(event), topicId) : stored;
        if (before.applied().includes(topicId, position)) {
            return before;
        }
        boolean repeated = isRepeated(before, event, topicId);
        ErrorRecord record = before.record();
        if (ours && !repeated) {
            record = Changes.noted(record, next(record, event, position), event);
        }
        return new StoredRecord(
                before.key(),
                before.revision(),
                record == null ? null : RecordEdit.of(record).position(position).done(),
                applied(before, event, position, topicId),
                event.idempotent() && !repeated ? remember(before.recentIds(), event.id()) : before.recentIds(),
                record == null ? null : before.textHash(),
                record == null ? null : before.leaf(),
                repeated ? before.templates() : Learning.next(before, event),
                ErrorRecord.SCHEMA_VERSION);
    }

    /** Whether an event is applied for the first time: what was applied before has had its effects. */
    static boolean isNews(@Nullable StoredRecord before, ErrorEvent event, Position position, String topicId) {
        return before == null || !(before.applied().includes(topicId, position) || isRepeated(before, event, topicId));
    }

    /** Whether the same came before as another event. */
    private static boolean isRepeated(StoredRecord before, ErrorEvent event, String topicId) {
        Position handedOn = handedOn(event, topicId);
        return (event.idempotent() && before.recentIds().contains(event.id()))
                || (handedOn != null && before.applied().includesHandedOn(topicId, handedOn));
    }

    private static Applied applied(StoredRecord before, ErrorEvent event, Position position, String topicId) {
        Applied applied = before.applied().with(topicId, position);
        Position handedOn = handedOn(event, topicId);
        return handedOn == null ? applied : applied.withHandedOn(topicId, handedOn);
    }

    /** Where a report stood that was handed on in this topic; one of a topic that was restored has no order here. */
    private static @Nullable Position handedOn(ErrorEvent event, String topicId) {
        return event.data() instanceof ErrorReported report
                        && (report.handedFrom() == null
                                || report.handedFrom().topicId().equals(topicId))
                ? report.handedOn()
                : null;
    }

    private static @Nullable ErrorRecord next(@Nullable ErrorRecord record, ErrorEvent event, Position position) {
        return switch (event.data()) {
            case ErrorReported report when record == null -> Reports.first(event, report, position);
            // It is handed on, see SeparatedReports.
            case ErrorReported report when SeparatedReports.target(record, report) != null -> record;
            case ErrorReported report -> Reports.again(record, event, report);
            case ErrorDeleted _ -> null;
            // See Learning.
            case TemplateObserved _, TemplateForgotten _ -> record;
            // Pure functions know neither rules nor long texts: see RecordScrubber.
            case ScrubOrdered _ -> record;
            case ErrorUpdated update -> record == null ? null : updated(record, event, update);
            case ErrorMerged(var into) ->
                record == null || isOverruled(record, event, into)
                        ? record
                        : RecordEdit.of(record).mergedInto(into).done();
            case ErrorSplit _ -> grouped(record, before -> before.split(event.actor()));
            case ErrorKeptApart(var other) -> grouped(record, before -> keptApart(before, event, other));
            case ErrorNotKeptApart(var other, var parts) ->
                grouped(
                        record,
                        before -> parts.stream()
                                .reduce(before.notKeptApart(other), Grouping::notKeptApart, (_, last) -> last));
            case SolutionLinked(var link) -> grouped(record, before -> before.with(link));
            case SolutionUnlinked(var solutionId) -> grouped(record, before -> before.unlinked(solutionId));
            case ReportsSeparated(var separation) -> grouped(record, before -> before.with(separation, event.actor()));
            case ReportsRejoined(var errorId) -> grouped(record, before -> before.rejoined(errorId));
            case RunsObserved observed ->
                record == null
                        ? null
                        : RecordEdit.of(record).runs(Runs.of(observed)).done();
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

    private static @Nullable ErrorRecord grouped(@Nullable ErrorRecord record, UnaryOperator<Grouping> change) {
        return record == null ? null : RecordEdit.of(record).grouping(change).done();
    }

    /** Whether a merge that nobody asked for comes after something else was said of the error: it was planned before. */
    private static boolean isOverruled(ErrorRecord record, ErrorEvent event, UUID into) {
        Grouping known = record.groups();
        return EarlierDecisions.isAutomatic(event)
                && (known.keptApartFrom().contains(into)
                        || known.mergedInto() != null
                                && !known.mergedInto().equals(into)
                                && Changes.isMergedBySomebody(record));
    }

    /** No error is another one than itself, nor than that of which it is a part. */
    private static Grouping keptApart(Grouping before, ErrorEvent event, UUID other) {
        return other.equals(event.errorId()) || other.equals(before.mergedInto())
                ? before
                : before.keptApart(other, event.actor());
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
