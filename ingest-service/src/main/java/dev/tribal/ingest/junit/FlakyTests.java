package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.NatureKind;
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
    private final OpenErrors open;
    private final ErrorEvents events;

    FlakyTests(OpenErrors open, ErrorEvents events) {
        this.open = open;
        this.events = events;
    }

    /**
     * The open errors of flaky tests that were seen last, at most {@link Limits#MAX_RESULTS}.
     *
     * @param commit without one, a run says nothing that could be compared, and nobody is asked
     */
    List<ErrorRecord> known(Caller caller, @Nullable String project, @Nullable String commit) {
        return commit == null ? List.of() : open.of(caller, project, NatureKind.FLAKY.wireName());
    }

    /** The tests to look for. */
    static Stream<String> tests(List<ErrorRecord> known) {
        return known.stream().flatMap(record -> TestedSolutions.tests(record).stream());
    }

    /** One more run for each error whose tests passed, all that ran. */
    List<ErrorEvent> passed(
            List<ErrorRecord> known, List<TestReport> reports, Caller caller, RequestKey key, @Nullable String commit) {
        return known.stream()
                .filter(record -> passed(TestedSolutions.tests(record), reports))
                .map(record -> events.observed(caller, key, record.id(), new RunsObserved(0, 0, 1, commit)))
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
