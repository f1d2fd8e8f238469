package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.RunsObserved;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What reports and runs of tests and CI systems tell of how an error behaves. */
final class Runs {
    private static final String CI = "ci";
    private static final String PASSED = "passed_again";
    private static final String BACK = "came_back_in";
    private static final String RUN = "run";
    private static final String WORKFLOW = "workflow";

    private Runs() {}

    /** The first report of an error. */
    static Nature of(ErrorEvent event, ErrorReported report) {
        return isRun(event, report) ? seen(report, false) : Nature.NONE;
    }

    /** A further one; of the jobs of one run of CI, which may all fail with it, only the first counts. */
    static Nature again(ErrorRecord before, ErrorEvent event, ErrorReported report) {
        return isRun(event, report) && !isOfSameRun(before, report)
                ? seen(report, isSameCommit(before.origin(), report.origin()))
                : Nature.NONE;
    }

    static Nature of(RunsObserved observed) {
        return new Nature(
                observed.failedAgain(), observed.passed(), observed.failedAgain(), observed.passedAgain(), 0, null);
    }

    /**
     * Whether the error is back: a later run of the workflow that passed without it, on the same branch, has it again. A
     * branch that lacks the fix proves nothing, nor does another attempt at the same commit, nor a run after the one in
     * which it came back.
     */
    static boolean cameBack(ErrorRecord before, ErrorEvent event, ErrorReported report) {
        return event.source() == Source.CI
                && before.metadata().get(PASSED) instanceof Map<?, ?> passed
                && !passed.containsKey(BACK)
                && report.metadata().get(CI) instanceof Map<?, ?> now
                && Stream.of("provider", "repository", "branch")
                        .allMatch(name -> Objects.equals(passed.get(name), now.get(name)))
                && isSameWorkflow(passed.get(WORKFLOW), now.get(WORKFLOW))
                && passed.get(RUN) instanceof Number earlier
                && now.get(RUN) instanceof Number later
                && later.longValue() > earlier.longValue();
    }

    /** Notes where an error came back that had passed, so that the runs after that say so no more; the next that passes forgets it. */
    static Map<String, Object> back(ErrorRecord before, ErrorReported report) {
        if (before.metadata().get(PASSED) instanceof Map<?, ?> passed
                && report.metadata().get(CI) instanceof Map<?, ?> now
                && now.get(RUN) instanceof Number run) {
            Map<String, Object> noted = new LinkedHashMap<>();
            passed.forEach((name, value) -> noted.put(String.valueOf(name), value));
            noted.put(BACK, run);
            return Map.of(PASSED, noted);
        }
        return Map.of();
    }

    /** Jobs of GitLab do not tell the name of their pipeline. */
    private static boolean isSameWorkflow(@Nullable Object passed, @Nullable Object now) {
        return passed == null || now == null || passed.equals(now);
    }

    private static Nature seen(ErrorReported report, boolean again) {
        return new Nature(1, 0, again ? 1 : 0, 0, report.infrastructure() == null ? 0 : 1, null);
    }

    /** What agents and applications meet says nothing of how often something fails. */
    private static boolean isRun(ErrorEvent event, ErrorReported report) {
        return event.source() == Source.CI
                || (report.origin() != null && report.origin().testId() != null);
    }

    private static boolean isOfSameRun(ErrorRecord before, ErrorReported report) {
        return before.metadata().get(CI) instanceof Map<?, ?> earlier
                && report.metadata().get(CI) instanceof Map<?, ?> now
                && now.get(RUN) != null
                && isSame(earlier, now, "provider", "repository", RUN, "attempt")
                // GitLab retries jobs one by one in the same run.
                && !(now.get("job") != null
                        && isSame(earlier, now, "job")
                        && isSameCommit(before.origin(), report.origin()));
    }

    /** Numbers may be read as others than they were written. */
    private static boolean isSame(Map<?, ?> before, Map<?, ?> now, String... names) {
        return Stream.of(names)
                .allMatch(name -> String.valueOf(before.get(name)).equals(String.valueOf(now.get(name))));
    }

    /** Several tests of one run can fail with one error, so that it must be another run. */
    private static boolean isSameCommit(@Nullable Origin before, @Nullable Origin now) {
        return before != null
                && now != null
                && now.commit() != null
                && now.commit().equals(before.commit())
                && now.runUrl() != null
                && before.runUrl() != null
                && !now.runUrl().equals(before.runUrl());
    }
}
