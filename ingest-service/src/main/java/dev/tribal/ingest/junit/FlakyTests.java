package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the runs in which tests pass that are known to be flaky, so that they are told by a rate of all runs. */
final class FlakyTests {
    private static final Logger LOG = LoggerFactory.getLogger(FlakyTests.class);

    private final ErrorQueries queries;
    private final ErrorEvents events;

    FlakyTests(ErrorQueries queries, ErrorEvents events) {
        this.queries = queries;
        this.events = events;
    }

    /** The open errors of flaky tests that were seen last, at most {@link Limits#MAX_RESULTS}. */
    List<ErrorRecord> known(Caller caller, @Nullable String project) {
        if (!caller.scopes().contains(Scopes.ERRORS_READ)) {
            return List.of();
        }
        try {
            String flaky = NatureKind.FLAKY.wireName();
            return queries
                    .search(null, null, null, project, flaky, null, null, null, Limits.MAX_RESULTS, null)
                    .results()
                    .stream()
                    .map(Match::record)
                    .filter(record -> !record.state().isDone())
                    .toList();
        } catch (RuntimeException e) {
            // A count that is too low harms less than a report that is refused while nobody can read.
            LOG.debug("The flaky tests are not known now", e);
            return List.of();
        }
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

    private static boolean passed(List<String> tests, List<TestReport> reports) {
        boolean passed = reports.stream()
                .map(TestReport::passed)
                .anyMatch(ids -> tests.stream().anyMatch(ids::contains));
        Stream<FailedCase> failed = reports.stream().flatMap(report -> report.failed().stream());
        return passed && failed.map(FailedCase::testId).noneMatch(Set.copyOf(tests)::contains);
    }
}
