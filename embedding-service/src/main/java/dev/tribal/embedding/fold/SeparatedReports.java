package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.HandedFrom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports of which somebody said that they are of another error than their fingerprint says. Ids are derived without a
 * look-up, so they come to the error that they were told apart from, and go on from there.
 */
public final class SeparatedReports {
    private SeparatedReports() {}

    /**
     * The event that brings a report to the error that it is of.
     *
     * @return empty if it is of the error that it came to, or was applied before: then it was handed on before
     */
    public static Optional<ErrorEvent> handedOn(
            @Nullable StoredRecord before, ErrorEvent event, Position position, String topicId) {
        if (before == null
                || before.record() == null
                || !(event.data() instanceof ErrorReported report)
                || !Fold.isNews(before, event, position, topicId)) {
            return Optional.empty();
        }
        Separation separation = target(before.record(), report);
        return separation == null
                ? Optional.empty()
                : Optional.of(handedOn(
                        event,
                        report,
                        new RecordKey(event.tenant(), separation.errorId()),
                        separation.fingerprintIn(before.record().fingerprint()),
                        position,
                        topicId));
    }

    /** What says that a report is of another error; {@code null} if nothing does. */
    static @Nullable Separation target(ErrorRecord record, ErrorReported report) {
        return record.groups()
                .separation(report.fingerprints(), report.context())
                .orElse(null);
    }

    /**
     * Its long texts stay behind: they are kept under the id of the error that it came to.
     *
     * @param target the error that it is of
     * @param fingerprint of that error
     */
    static ErrorEvent handedOn(
            ErrorEvent event,
            ErrorReported report,
            RecordKey target,
            String fingerprint,
            Position position,
            String topicId) {
        var data = report.withContext(report.context().withAttachments(List.of()))
                .handedOn(fingerprint, position, new HandedFrom(topicId, event.errorId()));
        return new ErrorEvent(
                event.id(),
                event.time(),
                target.tenant(),
                target.id(),
                event.actor(),
                event.source(),
                event.idempotent(),
                data);
    }
}
