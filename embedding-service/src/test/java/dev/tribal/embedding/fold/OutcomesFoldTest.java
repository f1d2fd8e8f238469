package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.TIME;
import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static dev.tribal.embedding.Events.solution;
import static dev.tribal.embedding.Events.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.SolutionRecorded;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomesFoldTest {
    private static final String TOPIC = "topic-a";
    private final UUID error = UUID.randomUUID();
    private final Solution restart = solution("Restart it");
    private StoredRecord stored;
    private long offset;

    @BeforeEach
    void recordAnErrorWithASolution() {
        fold(report("boom"));
        fold(new SolutionRecorded(restart));
    }

    @Test
    void outcomesOfSeveralPrincipalsAreCountedAndListedNewestFirst() {
        fold(outcome("key:a", true, 0));
        fold(outcome("key:b", false, 1));
        fold(outcome("user:c", true, 2));

        assertThat(tried().worked()).isEqualTo(2);
        assertThat(tried().failed()).isEqualTo(1);
        assertThat(tried().listed()).extracting(Outcome::reporter).containsExactly("user:c", "key:b", "key:a");
    }

    @Test
    void aPrincipalThatRepeatsItselfWithinADayHasOneVoteAndItsLatestWordCounts() {
        fold(outcome("key:a", true, 0));
        fold(outcome("key:a", true, 1));
        fold(outcome("key:a", false, 23));

        assertThat(tried().worked()).isZero();
        assertThat(tried().failed()).isEqualTo(1);
        assertThat(tried().listed()).hasSize(1);

        fold(outcome("key:a", true, 48));

        assertThat(tried().worked()).isEqualTo(1);
        assertThat(tried().failed()).isEqualTo(1);
    }

    @Test
    void theSameRunHasOneVoteHoweverLongItTakes() {
        fold(outcome("key:ci", true, 0, "https://ci.example.com/1"));
        fold(outcome("key:ci", false, 72, "https://ci.example.com/1"));
        fold(outcome("key:ci", true, 100, "https://ci.example.com/2"));

        assertThat(tried().worked()).isEqualTo(1);
        assertThat(tried().failed()).isEqualTo(1);
    }

    @Test
    void theCountIsExactWhileOnlyTheFirstAndTheLatestAreListed() {
        for (int i = 0; i < 50; i++) {
            fold(outcome("key:" + i, true, i));
        }

        assertThat(tried().worked()).isEqualTo(50);
        assertThat(tried().listed()).hasSize(Outcomes.MOST);
        assertThat(tried().listed().getFirst().reporter()).isEqualTo("key:49");
        assertThat(tried().listed().getLast().reporter()).isEqualTo("key:0");
    }

    @Test
    void aRedeliveredOutcomeChangesNothing() {
        ErrorEvent said = event(error, outcome("key:a", true, 0));
        stored = Fold.apply(stored, said, new Position(0, offset), TOPIC);
        StoredRecord before = stored;

        assertThat(Fold.apply(stored, said, new Position(0, offset), TOPIC)).isSameAs(before);
        assertThat(tried().worked()).isEqualTo(1);
    }

    @Test
    void theOutcomeOfAnUnknownSolutionChangesNothingOfTheOthers() {
        fold(new OutcomeReported(UUID.randomUUID(), of("key:a", true, 0, null)));

        assertThat(tried()).isEqualTo(Outcomes.NONE);
    }

    @Test
    void anErrorThatIsSeenAgainAfterItWasResolvedDisputesWhatHadWorked() {
        Solution other = solution("Pray");
        fold(new SolutionRecorded(other));
        fold(outcome("key:a", true, 0));
        fold(update(ErrorState.RESOLVED));
        fold(report("boom"));

        assertThat(stored.record().state()).isEqualTo(ErrorState.OPEN);
        assertThat(tried().regressions()).isEqualTo(1);
        assertThat(tried().disputedAt()).isEqualTo(TIME);
        assertThat(find(other.id()).outcomes()).isNull();
    }

    @Test
    void anErrorThatIsSeenAgainWhileItIsOpenDisputesNothing() {
        fold(outcome("key:a", true, 0));
        fold(report("boom"));

        assertThat(tried().regressions()).isZero();
        assertThat(tried().disputedAt()).isNull();
    }

    @Test
    void aSolutionThatSupersedesAnotherMarksItAndKeepsIt() {
        Solution better = superseding(restart.id(), "Fix the leak");
        fold(new SolutionRecorded(better));

        assertThat(find(restart.id()).supersededBy()).isEqualTo(better.id());
        assertThat(find(better.id()).supersededBy()).isNull();
        assertThat(stored.record().solutions()).hasSize(2);
    }

    @Test
    void twoSolutionsCannotSupersedeEachOther() {
        Solution better = superseding(restart.id(), "Fix the leak");
        fold(new SolutionRecorded(better));
        fold(new SolutionRecorded(again(restart, better.id())));

        assertThat(find(restart.id()).supersededBy()).isEqualTo(better.id());
        assertThat(find(better.id()).supersededBy()).isNull();
    }

    @Test
    void theReceiptOfAnOutcomeIsKept() {
        var receipt = List.of(new Redaction("github-token", "outcome.evidence", 1));
        fold(new OutcomeReported(restart.id(), of("key:a", true, 0, null), receipt));

        assertThat(stored.record().scrubbed()).isEqualTo(receipt);
    }

    private Outcomes tried() {
        return find(restart.id()).tried();
    }

    private Solution find(UUID id) {
        return stored.record().solutions().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private OutcomeReported outcome(String reporter, boolean worked, int hours) {
        return outcome(reporter, worked, hours, null);
    }

    private OutcomeReported outcome(String reporter, boolean worked, int hours, String run) {
        return new OutcomeReported(restart.id(), of(reporter, worked, hours, run));
    }

    private static Outcome of(String reporter, boolean worked, int hours, String run) {
        return new Outcome(
                worked, "saw it", Source.AGENT, reporter, TIME.plus(Duration.ofHours(hours)), run, null, null);
    }

    private static Solution superseding(UUID old, String description) {
        return again(solution(description), old);
    }

    private static Solution again(Solution s, UUID supersedes) {
        return new Solution(
                s.id(),
                s.description(),
                null,
                null,
                List.of(),
                null,
                s.author(),
                s.recordedAt(),
                null,
                null,
                supersedes);
    }

    private void fold(ErrorEventData data) {
        stored = Fold.apply(stored, event(error, data), new Position(0, offset++), TOPIC);
    }
}
