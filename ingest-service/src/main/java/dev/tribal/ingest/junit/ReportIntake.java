package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.ReportReceipt;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.junit.TestedSolutions.SoughtTest;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads and checks all files of a request before it publishes the first event, so that nothing is half done. */
final class ReportIntake {
    static final int MAX_FAILURES = 10_000;

    private final ReportParser parser = new ReportParser();
    private final BatchReports batch;
    private final TestedSolutions tested;
    private final ErrorEvents events;
    private final FlakyTests flaky;

    ReportIntake(BatchReports batch, TestedSolutions tested, ErrorEvents events, ErrorQueries queries) {
        this.batch = batch;
        this.tested = tested;
        this.events = events;
        this.flaky = new FlakyTests(queries, events);
    }

    /**
     * Publishes one report per failed test case, and what the tests say of the solutions that were applied.
     *
     * @throws ProblemException {@code unprocessable-report} if any file cannot be read, {@code unavailable} without ack
     */
    ReportReceipt take(
            List<ReportFile> files, Origin origin, List<AppliedSolution> applied, Caller caller, RequestKey key) {
        List<SoughtTest> sought = tested.sought(caller, applied);
        List<ErrorRecord> known = flaky.known(caller, origin.project());
        Set<String> testIds = Stream.concat(
                        sought.stream().flatMap(test -> test.tests().stream()), FlakyTests.tests(known))
                .collect(Collectors.toSet());
        List<TestReport> reports =
                files.stream().map(file -> parser.parse(file, testIds)).toList();
        List<Scrubbed<NewError>> errors = errors(reports, origin, caller);
        List<ErrorEvent> all = new ArrayList<>(batch.events(errors, caller, key));
        all.addAll(RepeatedCases.of(reports, all, origin.commit()).events(events, caller, key.of("junit-runs")));
        all.addAll(flaky.passed(known, reports, caller, key.of("junit-passed"), origin.commit()));
        all.addAll(tested.outcomes(caller, key.of("junit-outcome"), sought, reports, origin));
        List<Position> positions = batch.publish(all, caller);
        return new ReportReceipt(
                files.size(),
                reports.stream().mapToInt(TestReport::tests).sum(),
                errors.size(),
                receipts(errors, all, positions),
                outcomes(all, positions));
    }

    private List<Scrubbed<NewError>> errors(List<TestReport> reports, Origin origin, Caller caller) {
        List<Scrubbed<NewError>> errors = reports.stream()
                .flatMap(report -> report.failed().stream())
                .map(failed -> batch.clean(FailureReports.of(failed, origin), caller))
                .toList();
        if (errors.size() > MAX_FAILURES) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE_REPORT,
                    "The files must have at most %d failed test cases together, but have %d"
                            .formatted(MAX_FAILURES, errors.size()));
        }
        return errors;
    }

    private static List<ReportReceipt.Reported> receipts(
            List<Scrubbed<NewError>> errors, List<ErrorEvent> all, List<Position> positions) {
        return IntStream.range(0, errors.size())
                .mapToObj(
                        i -> receipt(all.get(i), positions.get(i), errors.get(i).request()))
                .toList();
    }

    private static ReportReceipt.Reported receipt(ErrorEvent event, Position position, NewError error) {
        Origin origin = error.origin();
        return new ReportReceipt.Reported(
                event.errorId(), position, error.errorType(), origin == null ? null : origin.testId());
    }

    private static List<ReportReceipt.Tested> outcomes(List<ErrorEvent> all, List<Position> positions) {
        List<ReportReceipt.Tested> outcomes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).data() instanceof OutcomeReported said) {
                outcomes.add(new ReportReceipt.Tested(
                        all.get(i).errorId(),
                        positions.get(i),
                        said.solutionId(),
                        said.outcome().worked()));
            }
        }
        return outcomes;
    }
}
