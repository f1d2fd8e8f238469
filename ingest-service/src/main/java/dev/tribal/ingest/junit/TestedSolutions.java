package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ExistingErrors;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns the results of tests into what came of the solutions in the tested commit: one worked if the test passes that
 * its error was last seen in, and failed if that test fails; of errors that are one, no test of theirs may fail.
 */
final class TestedSolutions {
    private final ExistingErrors existing;
    private final OutcomeEvents events;
    private final RequestScrubber scrubber;

    TestedSolutions(ExistingErrors existing, OutcomeEvents events, RequestScrubber scrubber) {
        this.existing = existing;
        this.events = events;
        this.scrubber = scrubber;
    }

    /**
     * The tests that say something about the solutions. What is deleted since, or was not seen in a test, is left out: a
     * commit stays as it is, and its build must not fail for that.
     */
    List<SoughtTest> sought(Caller caller, List<AppliedSolution> applied) {
        return applied.stream().flatMap(one -> sought(caller, one).stream()).toList();
    }

    private Optional<SoughtTest> sought(Caller caller, AppliedSolution applied) {
        try {
            return existing.findWithSolution(caller, applied.errorId(), applied.solutionId())
                    .flatMap(record -> sought(record, applied));
        } catch (ProblemException e) {
            if (e.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<SoughtTest> sought(ErrorRecord record, AppliedSolution applied) {
        UUID holder = record.holderOf(applied.solutionId());
        List<String> tests = record.tests();
        return holder == null || tests.isEmpty()
                ? Optional.empty()
                : Optional.of(new SoughtTest(new AppliedSolution(holder, applied.solutionId()), tests));
    }

    /** The events of all solutions whose tests ran. */
    List<ErrorEvent> outcomes(
            Caller caller, RequestKey key, List<SoughtTest> sought, List<TestReport> reports, Origin origin) {
        return IntStream.range(0, sought.size())
                .boxed()
                .flatMap(i -> outcome(sought.get(i), reports, origin).stream()
                        .map(outcome -> event(caller, key, i, sought.get(i), outcome)))
                .toList();
    }

    private ErrorEvent event(Caller caller, RequestKey key, int index, SoughtTest test, NewOutcome outcome) {
        var clean = scrubber.outcome(caller.tenant(), outcome);
        return clean.noted(events.tested(
                caller, key, index, test.applied().errorId(), test.applied().solutionId(), clean.request()));
    }

    private static Optional<NewOutcome> outcome(SoughtTest test, List<TestReport> reports, Origin origin) {
        // A test that runs several times, with other parameters, has to pass each time.
        Optional<String> failed = failed(reports).filter(test.tests()::contains).findFirst();
        Optional<String> decisive = failed.or(() -> test.tests().stream()
                .filter(id ->
                        reports.stream().anyMatch(report -> report.passed().contains(id)))
                .findFirst());
        return decisive.map(id -> new NewOutcome(
                failed.isEmpty(),
                "The test %s %s".formatted(id, failed.isPresent() ? "fails" : "passes"),
                Source.CI,
                origin.runUrl(),
                origin.commit(),
                origin.environment()));
    }

    private static Stream<String> failed(List<TestReport> reports) {
        return reports.stream()
                .flatMap(report -> report.failed().stream())
                // A test that passed when it was run again says neither.
                .filter(failed -> !failed.passedAgain())
                .map(FailedCase::testId);
    }

    /** A solution and the tests in which its error was seen last, more than one if several errors are one. */
    record SoughtTest(AppliedSolution applied, List<String> tests) {}
}
