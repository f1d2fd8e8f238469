package dev.tribal.search.solutions;

import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.SolutionState;
import java.time.Instant;

/** Says by counts alone, so that anybody can check it, whether a solution helps. */
final class Verdict {
    private Verdict() {}

    static SolutionState of(Outcomes outcomes) {
        if (outcomes.worked() + outcomes.failed() == 0) {
            return SolutionState.UNVERIFIED;
        }
        if (outcomes.failed() > outcomes.worked()) {
            return SolutionState.FAILED;
        }
        boolean tie = outcomes.failed() == outcomes.worked();
        return tie || cameBack(outcomes) ? SolutionState.DISPUTED : SolutionState.VERIFIED;
    }

    /** Whether the error came back and the solution has not worked since. */
    static boolean cameBack(Outcomes outcomes) {
        Instant disputed = outcomes.disputedAt();
        return disputed != null
                && outcomes.listed().stream()
                        .noneMatch(outcome ->
                                outcome.worked() && outcome.reportedAt().isAfter(disputed));
    }
}
