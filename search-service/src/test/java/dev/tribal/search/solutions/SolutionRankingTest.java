package dev.tribal.search.solutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SolutionRankingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final SolutionRanking ranking =
            new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatWorkedOftenComesBeforeWhatWorkedOnceAndThatBeforeWhatNobodyTried() {
        Solution untried = solution("untried", null);
        Solution once = solution("once", worked(1));
        Solution often = solution("often", worked(4));

        assertThat(rank(untried, once, often)).containsExactly("often", "once", "untried");
    }

    @Test
    void amongSolutionsThatNobodyTriedTheNewestStaysFirst() {
        assertThat(rank(solution("new", null), solution("old", null))).containsExactly("new", "old");
    }

    @Test
    void manyThatWorkedWithOneFailureBeatASingleSuccess() {
        Solution once = solution("once", worked(1));
        Solution many = solution("many", attempts(8, 1, Source.AGENT, Duration.ZERO));

        assertThat(rank(once, many)).containsExactly("many", "once");
    }

    @Test
    void aCiRunWeighsMoreThanAPersonAndAPersonMoreThanAnAgent() {
        Solution agent = solution("agent", attempts(2, 0, Source.AGENT, Duration.ZERO));
        Solution human = solution("human", attempts(2, 0, Source.HUMAN, Duration.ZERO));
        Solution ci = solution("ci", attempts(2, 0, Source.CI, Duration.ZERO));

        assertThat(rank(agent, human, ci)).containsExactly("ci", "human", "agent");
    }

    @Test
    void aRecentSuccessBeatsTwoOfThreeYearsAgo() {
        Solution old = solution("old", attempts(2, 0, Source.CI, Duration.ofDays(1095)));
        Solution fresh = solution("fresh", attempts(1, 0, Source.CI, Duration.ZERO));

        assertThat(rank(old, fresh)).containsExactly("fresh", "old");
    }

    @Test
    void afterAHalfLifeTwoOutcomesWeighAsMuchAsOneOfNow() {
        Solution two = solution("two", attempts(2, 0, Source.CI, Duration.ofDays(180)));
        Solution one = solution("one", attempts(1, 0, Source.CI, Duration.ZERO));

        assertThat(standing(two, two).confidence()).isEqualTo(standing(one, one).confidence());
    }

    @Test
    void whatIsNoLongerListedStillCountsButAsLittleAsItCan() {
        Outcomes listed = worked(3);
        Solution three = solution("three", listed);
        Solution hundred = solution("hundred", new Outcomes(100, 0, 0, null, listed.listed()));
        Solution hundredListed = solution("listed", worked(100));

        double confidence = standing(hundred, hundred).confidence();
        assertThat(confidence)
                .isGreaterThan(standing(three, three).confidence())
                .isLessThanOrEqualTo(standing(hundredListed, hundredListed).confidence());
    }

    @Test
    void whatMostlyFailedComesAfterWhatNobodyTriedAndWhatIsSupersededLast() {
        Solution superseded = solution("superseded", worked(9)).supersededBy(id("better"));
        Solution better = solution("better", worked(2));
        Solution failed = solution("failed", attempts(1, 2, Source.AGENT, Duration.ZERO));
        Solution untried = solution("untried", null);

        assertThat(rank(superseded, failed, untried, better))
                .containsExactly("better", "untried", "failed", "superseded");
        assertThat(standing(failed, failed).state()).isEqualTo(SolutionState.FAILED);
        assertThat(standing(superseded, superseded, better).caveat()).isEqualTo("superseded by " + id("better"));
    }

    @Test
    void aSuccessorThatNobodyTriedDoesNotTakeThePlaceOfWhatWorks() {
        Solution old = solution("old", worked(9)).supersededBy(id("new"));
        Solution successor = solution("new", null);

        assertThat(rank(successor, old)).containsExactly("old", "new");
    }

    @Test
    void aSuccessorThatFailsGivesThePlaceBack() {
        Solution old = solution("old", worked(2)).supersededBy(id("new"));
        Solution successor = solution("new", attempts(0, 2, Source.AGENT, Duration.ZERO));

        assertThat(rank(successor, old)).containsExactly("old", "new");
        assertThat(standing(old, old, successor).state()).isEqualTo(SolutionState.VERIFIED);
    }

    @Test
    void aSolutionAfterWhichTheErrorCameBackIsDisputedUntilItWorksAgain() {
        Outcomes before = attempts(3, 0, Source.CI, Duration.ofDays(10));
        Solution disputed = solution("s", new Outcomes(3, 0, 1, NOW.minus(Duration.ofDays(5)), before.listed()));
        Solution again = solution("s", new Outcomes(3, 0, 1, NOW.minus(Duration.ofDays(20)), before.listed()));
        Solution undisputed = solution("s", before);

        assertThat(standing(disputed, disputed).state()).isEqualTo(SolutionState.DISPUTED);
        assertThat(standing(disputed, disputed).caveat()).contains("came back");
        assertThat(standing(again, again).state()).isEqualTo(SolutionState.VERIFIED);
        assertThat(standing(disputed, disputed).confidence())
                .isLessThan(standing(undisputed, undisputed).confidence());
    }

    @Test
    void asManyFailuresAsSuccessesAreADispute() {
        Solution tie = solution("tie", attempts(2, 2, Source.AGENT, Duration.ZERO));

        assertThat(standing(tie, tie).state()).isEqualTo(SolutionState.DISPUTED);
        assertThat(standing(tie, tie).caveat()).isEqualTo("failed as often as it worked");
    }

    @Test
    void whatIsForOtherSurroundingsComesLowerAndSaysWhy() {
        Solution windows = applyingTo("windows", new Applicability("Java", null, null, "Windows"), worked(5));
        Solution any = solution("any", null);
        var asked = new Applicability("java", null, null, "linux");

        ErrorRecord ranked = ranking.rank(record(windows, any), asked);

        assertThat(ranked.solutions()).extracting(Solution::description).containsExactly("any", "windows");
        assertThat(Objects.requireNonNull(ranked.solutions().getLast().standing())
                        .caveat())
                .isEqualTo("applies to Windows, not to linux");
    }

    @Test
    void whatIsLeftOpenOrOverlapsContradictsNothing() {
        assertThat(Contradiction.between(null, new Applicability("java", null, null, null)))
                .isNull();
        assertThat(Contradiction.between(new Applicability("java", "", null, null), SolutionRanking.ANYWHERE))
                .isNull();
        assertThat(Contradiction.between(
                        new Applicability("java", "spring", null, "windows"),
                        new Applicability("Java", "spring-boot", null, "Windows 11")))
                .isNull();
        assertThat(Contradiction.between(
                        new Applicability("java", null, null, null), new Applicability("javascript", null, null, null)))
                .isEqualTo("applies to java, not to javascript");
    }

    @Test
    void aRecordWithoutSolutionsStaysTheVerySame() {
        ErrorRecord record = record();

        assertThat(ranking.rank(record, SolutionRanking.ANYWHERE)).isSameAs(record);
    }

    @Test
    void aHalfLifeOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SolutionSettings(Duration.ZERO))
                .withMessageContaining("tribal.search.solutions.half-life");
    }

    private List<String> rank(Solution... solutions) {
        return ranking.rank(record(solutions), SolutionRanking.ANYWHERE).solutions().stream()
                .map(Solution::description)
                .toList();
    }

    private Standing standing(Solution wanted, Solution... solutions) {
        return ranking.rank(record(solutions), SolutionRanking.ANYWHERE).solutions().stream()
                .filter(solution -> solution.id().equals(wanted.id()))
                .map(Solution::standing)
                .findFirst()
                .orElseThrow();
    }

    private static Outcomes worked(int count) {
        return attempts(count, 0, Source.AGENT, Duration.ZERO);
    }

    private static Outcomes attempts(int worked, int failed, Source source, Duration age) {
        List<Outcome> listed = Stream.concat(outcomes(worked, true, source, age), outcomes(failed, false, source, age))
                .toList();
        return new Outcomes(worked, failed, 0, null, listed);
    }

    private static Stream<Outcome> outcomes(int count, boolean worked, Source source, Duration age) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Outcome(worked, "e", source, "key:" + i, NOW.minus(age), null, null, null));
    }

    private static Solution solution(String description, Outcomes outcomes) {
        return applyingTo(description, null, outcomes);
    }

    private static Solution applyingTo(String description, Applicability appliesTo, Outcomes outcomes) {
        return new Solution(
                        id(description), description, null, null, List.of(), null, "key:a", NOW, null, appliesTo, null)
                .with(outcomes);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorRecord record(Solution... solutions) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id("error"),
                "v1:1",
                "E",
                new ErrorContext(null, null, "m", null, null, null),
                List.of(),
                List.of(solutions),
                Map.of(),
                null,
                1,
                NOW,
                NOW,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                new Position(0, 1));
    }
}
