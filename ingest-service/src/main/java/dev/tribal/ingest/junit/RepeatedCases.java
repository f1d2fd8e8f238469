package dev.tribal.ingest.junit;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of the failed cases that a test tool ran again by itself, for each error. */
record RepeatedCases(Map<UUID, RunsObserved> runs) {
    /**
     * @param reported the events of all failed cases, in their order
     * @param commit what was tested, if that is known
     */
    static RepeatedCases of(List<TestReport> reports, List<ErrorEvent> reported, @Nullable String commit) {
        Map<UUID, RunsObserved> runs = new LinkedHashMap<>();
        List<FailedCase> failed =
                reports.stream().flatMap(report -> report.failed().stream()).toList();
        for (int i = 0; i < failed.size(); i++) {
            FailedCase one = failed.get(i);
            if (one.ranAgain()) {
                int passed = one.passedAgain() ? 1 : 0;
                runs.merge(
                        reported.get(i).errorId(),
                        new RunsObserved(one.failedAgain(), passed, passed, commit),
                        RepeatedCases::sum);
            }
        }
        return new RepeatedCases(runs);
    }

    List<ErrorEvent> events(ErrorEvents events, Caller caller, RequestKey key) {
        return runs.entrySet().stream()
                .map(entry -> events.observed(caller, key, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RunsObserved sum(RunsObserved a, RunsObserved b) {
        return new RunsObserved(
                a.failedAgain() + b.failedAgain(),
                a.passedAgain() + b.passedAgain(),
                a.passed() + b.passed(),
                a.commit());
    }
}
