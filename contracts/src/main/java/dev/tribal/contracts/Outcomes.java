package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of all attempts with a solution.
 *
 * @param worked how many attempts worked; one principal's reports of a day, or of one run, are one attempt
 * @param failed how many did not
 * @param regressions how often the error was seen again after it had been resolved and the solution had worked
 * @param disputedAt when that happened last
 * @param listed the very first attempt and the latest, newest first, at most {@link #MOST}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcomes(
        long worked,
        long failed,
        long regressions,
        @JsonProperty("disputed_at") @Nullable Instant disputedAt,
        List<Outcome> listed) {
    /** How many attempts are kept in full. */
    public static final int MOST = 10;

    /** Nobody has tried it. */
    public static final Outcomes NONE = new Outcomes(0, 0, 0, null, List.of());

    public Outcomes {
        listed = listed == null ? List.of() : List.copyOf(listed);
    }

    /** Whether it helps, by counts alone, so that anybody can check it. */
    public SolutionState state() {
        if (worked + failed == 0) {
            return SolutionState.UNVERIFIED;
        }
        if (failed > worked) {
            return SolutionState.FAILED;
        }
        return failed == worked || cameBack() ? SolutionState.DISPUTED : SolutionState.VERIFIED;
    }

    /** Whether the error came back and the solution has not worked since. */
    public boolean cameBack() {
        Instant disputed = disputedAt;
        return disputed != null
                && listed.stream()
                        .noneMatch(outcome ->
                                outcome.worked() && outcome.reportedAt().isAfter(disputed));
    }

    /** How often it works at least, 0 to 1: {@link WilsonBound} with each attempt and regression counted once. */
    public double leastSuccess() {
        return WilsonBound.lower(worked, worked + failed + regressions);
    }

    /** The same with other attempts in the list. */
    public Outcomes withListed(List<Outcome> others) {
        return new Outcomes(worked, failed, regressions, disputedAt, others);
    }
}
