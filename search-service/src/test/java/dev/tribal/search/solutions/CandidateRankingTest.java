package dev.tribal.search.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import dev.tribal.contracts.Source;
import dev.tribal.search.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateRankingTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private final SolutionRanking ranking =
            new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatNobodyRecordedComesAfterAllThatMayHelpAndBeforeWhatFailed() {
        Solution candidate = solution("candidate", null, null, new ChangeRange("a", "b", null));
        Solution said = solution("said", null, null, null);
        Solution elsewhere = solution("elsewhere", new Applicability(null, null, "spring 2", null), tried(true), null);
        Solution failed = solution("failed", null, tried(false), null);
        var spring3 = new Applicability(null, null, "spring 3.1", null);

        List<Solution> ranked = rank(spring3, candidate, failed, elsewhere, said);

        assertThat(ranked)
                .extracting(Solution::description)
                .containsExactly("said", "elsewhere", "candidate", "failed");
        assertThat(ranked.get(2).standing().state()).isEqualTo(SolutionState.UNVERIFIED);
        assertThat(ranked.get(2).standing().caveat()).contains("nobody verified");
        assertThat(ranked.get(1).standing().caveat()).isEqualTo("applies to spring 2, not to spring 3.1");
    }

    @Test
    void aCandidateThatWorkedIsASolutionLikeOthers() {
        Solution candidate = solution("candidate", null, tried(true), new ChangeRange("a", "b", null));
        Solution said = solution("said", null, null, null);

        List<Solution> ranked = rank(SolutionRanking.ANYWHERE, said, candidate);

        assertThat(ranked).extracting(Solution::description).containsExactly("candidate", "said");
        assertThat(ranked.getFirst().standing().caveat()).isNull();
    }

    private List<Solution> rank(Applicability asked, Solution... solutions) {
        ErrorRecord record = Objects.requireNonNull(
                Records.solved(Records.change("a", 1, "A", "x"), solutions).record());
        return ranking.rank(record, asked).solutions();
    }

    private static Outcomes tried(boolean worked) {
        var outcome = new Outcome(worked, "e", Source.CI, "key:ci", NOW, null, null, null);
        return new Outcomes(worked ? 1 : 0, worked ? 0 : 1, 0, null, List.of(outcome));
    }

    private static Solution solution(
            String text, @Nullable Applicability where, @Nullable Outcomes tried, @Nullable ChangeRange range) {
        var solution =
                new Solution(UUID.randomUUID(), text, null, null, List.of(), null, "key:a", NOW, null, where, null);
        Solution known = tried == null ? solution : solution.with(tried);
        return range == null ? known : known.with(range);
    }
}
