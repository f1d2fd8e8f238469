package dev.tribal.search.solutions;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import dev.tribal.contracts.Standing;
import dev.tribal.contracts.WilsonBound;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the solution that most likely works first, and what was tried and failed after what may help. Among those that
 * may help, the lower bound of their success decides, then which is newer.
 */
public final class SolutionRanking {
    /** Surroundings of which nothing is known. */
    public static final Applicability ANYWHERE = new Applicability(null, null, null, null);

    private static final double PRECISION = 1000;
    private static final String CANDIDATE =
            "a candidate: the error went away with these changes, and nobody verified that one of them fixed it";
    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing(Ranked::group)
            .thenComparing(Comparator.comparingDouble(Ranked::confidence).reversed());

    private final SolutionSettings settings;
    private final Clock clock;

    public SolutionRanking(SolutionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The same record with its solutions ranked and their standing told.
     *
     * @param asked the surroundings in which somebody looks for a solution
     */
    public ErrorRecord rank(ErrorRecord record, Applicability asked) {
        if (record.solutions().isEmpty()) {
            return record;
        }
        Instant now = clock.instant();
        return record.withSolutions(record.solutions().stream()
                .map(solution -> ranked(solution, record.solutions(), asked, now))
                .sorted(BEST_FIRST)
                .map(Ranked::solution)
                .toList());
    }

    /** Those that worked more often than not, did not let the error come back, and have no better successor; in their order. */
    public static List<Solution> proven(List<Solution> all) {
        return all.stream()
                .filter(solution -> state(solution, all) == SolutionState.VERIFIED)
                .toList();
    }

    private Ranked ranked(Solution solution, List<Solution> all, Applicability asked, Instant now) {
        Evidence evidence = Evidence.of(solution.tried(), settings.halfLife(), now);
        double confidence = WilsonBound.lower(evidence.worked(), evidence.all());
        SolutionState state = state(solution, all);
        String contradiction = Contradiction.between(solution.appliesTo(), asked);
        var standing = new Standing(
                state, Math.round(confidence * PRECISION) / PRECISION, caveat(solution, state, contradiction));
        return new Ranked(group(solution, state, contradiction), confidence, solution.with(standing));
    }

    private static SolutionState state(Solution solution, List<Solution> all) {
        return solution.isSuperseded(all)
                ? SolutionState.SUPERSEDED
                : solution.tried().state();
    }

    private static @Nullable String caveat(Solution solution, SolutionState state, @Nullable String contradiction) {
        return switch (state) {
            case SUPERSEDED -> "superseded by " + solution.supersededBy();
            case DISPUTED ->
                solution.tried().cameBack()
                        ? "the error came back after it had worked"
                        : "failed as often as it worked";
            case UNVERIFIED -> solution.candidate() == null ? contradiction : CANDIDATE;
            case FAILED, VERIFIED -> contradiction;
        };
    }

    private static Group group(Solution solution, SolutionState state, @Nullable String contradiction) {
        if (state == SolutionState.UNVERIFIED && solution.candidate() != null) {
            return Group.CANDIDATE;
        }
        return switch (state) {
            case SUPERSEDED -> Group.SUPERSEDED;
            case FAILED -> Group.FAILED;
            case UNVERIFIED, VERIFIED, DISPUTED -> contradiction == null ? Group.MAY_HELP : Group.ELSEWHERE;
        };
    }

    private enum Group {
        MAY_HELP,
        ELSEWHERE,
        /** Nobody says that it helps. */
        CANDIDATE,
        FAILED,
        SUPERSEDED
    }

    private record Ranked(Group group, double confidence, Solution solution) {}
}
