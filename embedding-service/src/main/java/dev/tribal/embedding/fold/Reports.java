package dev.tribal.embedding.fold;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.OccurrenceDays;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the report of an error makes of its record. */
final class Reports {
    /** How many contexts a record keeps beside the latest. */
    static final int EARLIER_CONTEXTS = 4;

    private Reports() {}

    static ErrorRecord first(ErrorEvent event, ErrorReported report, Position position) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                event.errorId(),
                report.fingerprint(),
                report.errorType(),
                report.context(),
                List.of(),
                report.solution() == null ? List.of() : List.of(report.solution()),
                report.metadata(),
                report.origin(),
                1,
                event.time(),
                event.time(),
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                position,
                report.scrubbed(),
                event.source(),
                Projects.first(report),
                grouping(event, report).withFingerprints(report.fingerprints()),
                OccurrenceDays.plus(Map.of(), LocalDate.ofInstant(event.time(), ZoneOffset.UTC)),
                Runs.of(event, report),
                isSeparation(report) ? List.of(separated(event, report)) : List.of());
    }

    private static Change separated(ErrorEvent event, ErrorReported report) {
        String whole = whole(event, report).map(UUID::toString).orElse(null);
        return new Change(event.time(), event.actor(), Change.What.SEPARATED, whole);
    }

    /** The error that it was told apart from. */
    private static Optional<UUID> whole(ErrorEvent event, ErrorReported report) {
        return Separation.wholeOf(report.fingerprint()).map(whole -> StableIds.errorId(event.tenant(), whole));
    }

    /** What was told apart from another error is not that: the other one says so, and this one from its beginning. */
    private static Grouping grouping(ErrorEvent event, ErrorReported report) {
        return whole(event, report)
                .map(whole -> Grouping.NONE.keptApart(whole, isSeparation(report) ? event.actor() : null))
                .orElse(Grouping.NONE);
    }

    /** Whether it came from who separated the reports, and not with a later one of them. */
    private static boolean isSeparation(ErrorReported report) {
        return report.handedOn() == null
                && Separation.wholeOf(report.fingerprint()).isPresent();
    }

    static ErrorRecord again(ErrorRecord record, ErrorEvent event, ErrorReported report) {
        boolean cameBack = Runs.cameBack(record, event, report);
        return RecordEdit.of(record)
                .errorType(report.errorType())
                .earlierContexts(earlier(record, report.context()))
                .context(report.context(), event.source())
                .seenAgain(event.time(), cameBack)
                .runs(Runs.again(record, event, report))
                .solution(report.solution())
                .metadata(report.metadata())
                .metadata(cameBack ? Runs.back(record, report) : Map.of())
                .origin(report.origin())
                .projects(Projects.again(record, report))
                .scrubbed(report.scrubbed())
                .grouping(before -> before.withFingerprints(report.fingerprints()))
                .occurrence(event.time())
                .done();
    }

    private static List<ErrorContext> earlier(ErrorRecord record, ErrorContext latest) {
        if (record.context().saysTheSameAs(latest)) {
            return record.earlierContexts();
        }
        ErrorContext previous = record.context().shortened(Limits.EXCERPT);
        ErrorContext current = latest.shortened(Limits.EXCERPT);
        List<ErrorContext> contexts = new ArrayList<>();
        if (!previous.saysTheSameAs(current)) {
            contexts.add(previous);
        }
        record.earlierContexts().stream()
                .filter(context -> !context.saysTheSameAs(previous) && !context.saysTheSameAs(current))
                .forEach(contexts::add);
        return sampled(contexts);
    }

    /** The newest and the oldest: how an error began tells most of its cause, and a storm would wash it away. */
    private static List<ErrorContext> sampled(List<ErrorContext> contexts) {
        if (contexts.size() <= EARLIER_CONTEXTS) {
            return contexts;
        }
        List<ErrorContext> sample = new ArrayList<>(contexts.subList(0, EARLIER_CONTEXTS - 1));
        sample.add(contexts.getLast());
        return sample;
    }
}
