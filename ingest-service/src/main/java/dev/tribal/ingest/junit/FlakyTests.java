package dev.tribal.ingest.junit;

import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the runs in which tests pass that are known to be flaky, so that they are told by a rate of all runs. */
final class FlakyTests {
    private final ErrorEvents events;

    FlakyTests(ErrorEvents events) {
        this.events = events;
    }

    /** One more run for each flaky error whose tests passed, all that ran. */
    List<ErrorEvent> passed(
            List<TestedError> open, List<TestReport> reports, Caller caller, RequestKey key, @Nullable String commit) {
        return open.stream()
                .filter(TestedError::flaky)
                .filter(error -> passed(error.tests(), reports))
                .map(error -> events.observed(caller, key, error.id(), new RunsObserved(0, 0, 1, commit)))
                .toList();
    }

    /** Whether tests passed, all that ran, however often. */
    static boolean passed(List<String> tests, List<TestReport> reports) {
        boolean passed = reports.stream()
                .map(TestReport::passed)
                .anyMatch(ids -> tests.stream().anyMatch(ids::contains));
        Stream<FailedCase> failed = reports.stream().flatMap(report -> report.failed().stream());
        return passed && failed.map(FailedCase::testId).noneMatch(Set.copyOf(tests)::contains);
    }
}
