package dev.tribal.contracts.event;

import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Source;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@link Topics#ERROR_EVENTS}: who says what about which error.
 *
 * @param id unique; the same for a request that is repeated with the same idempotency key
 * @param time when it was accepted
 * @param tenant isolation boundary, from the verified token
 * @param errorId the record that it concerns
 * @param actor the principal that sent it
 * @param source which kind of principal that is, as its token said; {@code null} in events from before tokens said it
 * @param idempotent whether the client asked that a repetition of {@code id} is ignored
 */
public record ErrorEvent(
        UUID id,
        Instant time,
        String tenant,
        UUID errorId,
        @Nullable String actor,
        @Nullable Source source,
        boolean idempotent,
        ErrorEventData data) {
    public ErrorEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(errorId, "errorId");
        Objects.requireNonNull(data, "data");
    }

    /** An event of which nobody knows what kind of principal sent it. */
    public ErrorEvent(
            UUID id,
            Instant time,
            String tenant,
            UUID errorId,
            @Nullable String actor,
            boolean idempotent,
            ErrorEventData data) {
        this(id, time, tenant, errorId, actor, null, idempotent, data);
    }

    /** The same with other data. */
    public ErrorEvent withData(ErrorEventData other) {
        return new ErrorEvent(id, time, tenant, errorId, actor, source, idempotent, other);
    }

    /** The same with a receipt of what was taken out of its texts. */
    public ErrorEvent withScrubbed(List<Redaction> receipt) {
        return withData(
                switch (data) {
                    case ErrorReported reported -> reported.withScrubbed(receipt);
                    case ErrorUpdated updated -> updated.withScrubbed(receipt);
                    case SolutionRecorded recorded -> new SolutionRecorded(recorded.solution(), receipt);
                    case OutcomeReported reported ->
                        new OutcomeReported(reported.solutionId(), reported.outcome(), receipt);
                    case ErrorDeleted deleted -> deleted;
                    case ErrorMerged merged -> merged;
                    case ErrorSplit split -> split;
                    case ErrorKeptApart apart -> apart;
                    case ErrorNotKeptApart undone -> undone;
                    case RunsObserved observed -> observed;
                    case SolutionLinked linked -> linked;
                    case SolutionUnlinked unlinked -> unlinked;
                    case ReportsSeparated separated -> separated;
                    case ReportsRejoined rejoined -> rejoined;
                    case TemplateObserved observed -> observed;
                    case TemplateForgotten forgotten -> forgotten;
                    case ScrubOrdered ordered -> ordered;
                });
    }
}
