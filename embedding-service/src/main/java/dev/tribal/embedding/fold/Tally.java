package dev.tribal.embedding.fold;

import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Counts what came of solutions, so that nobody can make one look better by saying the same again and again. */
final class Tally {
    /** Within this time, the word of one principal replaces the one before. */
    private static final Duration ONE_VOTE = Duration.ofDays(1);

    private Tally() {}

    /** The solutions with one more outcome of one of them. */
    static List<Solution> add(List<Solution> solutions, UUID solutionId, Outcome outcome) {
        return solutions.stream()
                .map(s -> s.id().equals(solutionId) ? s.with(add(s.tried(), outcome)) : s)
                .toList();
    }

    /** The solutions after the error was seen again: those that had worked are disputed. */
    static List<Solution> disputed(List<Solution> solutions, Instant time) {
        return solutions.stream()
                .map(s -> hadWorked(s) ? s.with(disputed(s.tried(), time)) : s)
                .toList();
    }

    /** The same, but those that are disputed since they last worked stay as they are: the runs after that tell nothing new. */
    static List<Solution> disputedAnew(List<Solution> solutions, Instant time) {
        return solutions.stream()
                .map(s -> hadWorked(s) && !s.tried().cameBack() ? s.with(disputed(s.tried(), time)) : s)
                .toList();
    }

    /** Which of several was applied is not known, so that each that looked right is in doubt. */
    private static boolean hadWorked(Solution solution) {
        return solution.supersededBy() == null
                && solution.tried().worked() > solution.tried().failed();
    }

    /** Once a day at most, or who resolves and reports in turns could push a solution down without end. */
    private static Outcomes disputed(Outcomes before, Instant time) {
        Instant last = before.disputedAt();
        if (last != null && Duration.between(last, time).abs().compareTo(ONE_VOTE) < 0) {
            return before;
        }
        return new Outcomes(before.worked(), before.failed(), before.regressions() + 1, time, before.listed());
    }

    private static Outcomes add(Outcomes before, Outcome added) {
        List<Outcome> replaced =
                before.listed().stream().filter(o -> isSameVote(o, added)).toList();
        List<Outcome> listed = new ArrayList<>();
        listed.add(added);
        before.listed().stream().filter(o -> !isSameVote(o, added)).forEach(listed::add);
        if (listed.size() > Outcomes.MOST) {
            // The last is the very first of all and tells how old the solution's record is.
            listed.remove(listed.size() - 2);
        }
        long worked = replaced.stream().filter(Outcome::worked).count();
        return new Outcomes(
                before.worked() - worked + (added.worked() ? 1 : 0),
                before.failed() - (replaced.size() - worked) + (added.worked() ? 0 : 1),
                before.regressions(),
                before.disputedAt(),
                listed);
    }

    private static boolean isSameVote(Outcome earlier, Outcome later) {
        Duration between = Duration.between(earlier.reportedAt(), later.reportedAt());
        boolean sameRun = earlier.runUrl() != null && earlier.runUrl().equals(later.runUrl());
        return Objects.equals(earlier.reporter(), later.reporter())
                && earlier.source() == later.source()
                && (sameRun || between.abs().compareTo(ONE_VOTE) < 0);
    }
}
