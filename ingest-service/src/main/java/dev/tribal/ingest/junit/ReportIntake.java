package dev.tribal.ingest.junit;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.ReportReceipt;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.publish.EventPublisher;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.WriteTrail;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.stream.IntStream;

/** Reads and checks all files of a request before it publishes the first event, so that nothing is half done. */
final class ReportIntake {
    static final int MAX_FAILURES = 10_000;

    private final ReportParser parser = new ReportParser();
    private final RequestValidator validator;
    private final RequestScrubber scrubber;
    private final ErrorEvents events;
    private final EventPublisher publisher;
    private final WriteTrail trail;

    ReportIntake(
            RequestValidator validator,
            RequestScrubber scrubber,
            ErrorEvents events,
            EventPublisher publisher,
            WriteTrail trail) {
        this.validator = validator;
        this.scrubber = scrubber;
        this.events = events;
        this.publisher = publisher;
        this.trail = trail;
    }

    /**
     * Publishes one report per failed test case.
     *
     * @throws ProblemException {@code unprocessable-report} if any file cannot be read, {@code unavailable} without ack
     */
    ReportReceipt take(List<ReportFile> files, Origin origin, Caller caller, RequestKey key) {
        List<TestReport> reports = files.stream().map(parser::parse).toList();
        List<Scrubbed<NewError>> errors = reports.stream()
                .flatMap(report -> report.failed().stream())
                .map(failed -> clean(FailureReports.of(failed, origin), caller.tenant()))
                .toList();
        if (errors.size() > MAX_FAILURES) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE_REPORT,
                    "The files must have at most %d failed test cases together, but have %d"
                            .formatted(MAX_FAILURES, errors.size()));
        }
        int tests = reports.stream().mapToInt(TestReport::tests).sum();
        return new ReportReceipt(files.size(), tests, errors.size(), publish(errors, caller, key));
    }

    /** Scrubs before it cuts: half of a secret would be none to the rules, and would stay. */
    private Scrubbed<NewError> clean(NewError error, String tenant) {
        Scrubbed<NewError> whole = scrubber.report(tenant, error);
        return new Scrubbed<>(validator.valid(Shortened.report(whole.request())), whole.receipt());
    }

    private List<ReportReceipt.Reported> publish(List<Scrubbed<NewError>> errors, Caller caller, RequestKey key) {
        if (errors.isEmpty()) {
            return List.of();
        }
        List<ErrorEvent> reported = IntStream.range(0, errors.size())
                .mapToObj(i -> errors.get(i)
                        .noted(events.reported(caller, key, i, errors.get(i).request())))
                .toList();
        List<Position> positions = publisher.publish(reported);
        trail.reportsAccepted();
        return IntStream.range(0, errors.size())
                .mapToObj(i ->
                        receipt(reported.get(i), positions.get(i), errors.get(i).request()))
                .toList();
    }

    private static ReportReceipt.Reported receipt(ErrorEvent event, Position position, NewError error) {
        Origin origin = error.origin();
        return new ReportReceipt.Reported(
                event.errorId(), position, error.errorType(), origin == null ? null : origin.testId());
    }
}
