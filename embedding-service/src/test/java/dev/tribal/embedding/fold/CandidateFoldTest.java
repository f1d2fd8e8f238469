package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.TIME;
import static dev.tribal.embedding.Events.context;
import static dev.tribal.embedding.Events.solution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.SolutionRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What runs of CI systems make of the solutions of a record: what may have fixed it, and what did not. */
class CandidateFoldTest extends FoldedRuns {
    @Test
    void changesAfterWhichAnErrorWentAwayAreACandidateOnceAndAtMostThree() {
        fold(report("c0", "run/0"));
        Solution said = solution("Restart it");
        fold(new SolutionRecorded(said));
        for (String from : List.of("a1", "a2", "a2", "a3", "a4")) {
            fold(new SolutionRecorded(candidate(from, "b" + from)));
        }

        assertThat(record().solutions())
                .extracting(Solution::description)
                .containsExactly("between a4 and ba4", "between a3 and ba3", "between a2 and ba2", "Restart it");
    }

    @Test
    void aFullRecordGivesWayToNoCandidateUnlessItHasOne() {
        fold(report("c0", "run/0"));
        fold(new SolutionRecorded(candidate("a1", "b1")));
        for (int i = 1; i < Solutions.MOST; i++) {
            fold(new SolutionRecorded(solution("s" + i)));
        }
        fold(new SolutionRecorded(candidate("a2", "b2")));
        assertThat(record().solutions().getFirst().description()).isEqualTo("between a2 and b2");
        assertThat(record().solutions())
                .hasSize(Solutions.MOST)
                .noneMatch(s -> s.description().contains("a1"));

        fold(new SolutionRecorded(solution("last")));
        fold(new SolutionRecorded(candidate("a3", "b3")));
        assertThat(record().solutions()).hasSize(Solutions.MOST).allMatch(s -> s.candidate() == null);
    }

    @Test
    void whatGoesAwayByItselfOrWasSolvedByASolutionHasNoCandidate() {
        fold(report("c0", "run/0"));
        Solution said = solution("Restart it");
        fold(new SolutionRecorded(said));
        worked(said, "b1", 1);
        fold(new SolutionRecorded(candidate("a1", "b1")));
        assertThat(record().solutions()).hasSize(1);

        fold(new RunsObserved(0, 1, 1, "c0"));
        fold(new SolutionRecorded(candidate("a2", "b2")));
        assertThat(record().solutions()).hasSize(1);
    }

    @Test
    void onlyTheFirstRunThatHasItAgainAfterOneThatPassedDisputesWhatWorked() {
        Solution said = passed();
        fold(inRun(8, "main"), 3);
        assertThat(tried(said)).extracting(Outcomes::regressions).isEqualTo(1L);
        assertThat(record().behaves().cameBackAt()).isEqualTo(TIME.plus(Duration.ofDays(3)));

        fold(inRun(9, "main"), 5);
        assertThat(tried(said).regressions()).isEqualTo(1);

        worked(said, "c9", 6);
        fold(inRun(10, "main"), 8);
        assertThat(tried(said).regressions()).isEqualTo(1);

        passedIn(11);
        fold(inRun(12, "main"), 10);
        assertThat(tried(said).regressions()).isEqualTo(2);
    }

    @Test
    void aCandidateThatNobodyTriedIsForgottenWhenTheErrorComesBack() {
        Solution said = passed();
        fold(new SolutionRecorded(candidate("c6", "d7")));
        assertThat(record().solutions()).hasSize(2);
        fold(inRun(8, "main"), 3);

        assertThat(record().solutions()).extracting(Solution::id).containsExactly(said.id());
    }

    @Test
    void aBranchWithoutTheFixAnEarlierRunOrSomebodyElseDisputesNothing() {
        Solution said = passed();
        fold(inRun(8, "other"), 3);
        fold(inRun(7, "main"), 3);
        fold(inRun(6, "main"), 3);
        stored =
                Fold.apply(stored, event(inRun(8, "main"), Source.AGENT, TIME.plus(Duration.ofDays(3))), next(), TOPIC);

        assertThat(tried(said).regressions()).isZero();
        assertThat(record().behaves().cameBackAt()).isNull();
    }

    private Solution passed() {
        fold(inRun(6, "main"), 0);
        Solution said = solution("Restart it");
        fold(new SolutionRecorded(said));
        worked(said, "c7", 1);
        passedIn(7);
        return said;
    }

    private void passedIn(int run) {
        fold(new ErrorUpdated(null, null, null, Map.of("passed_again", place(run, "main")), null, null, null, null));
    }

    private Outcomes tried(Solution said) {
        return record().solutions().stream()
                .filter(one -> one.id().equals(said.id()))
                .findFirst()
                .orElseThrow()
                .tried();
    }

    private void worked(Solution said, String commit, int day) {
        var outcome = new Outcome(
                true, "green", Source.CI, "webhook:shop", TIME.plus(Duration.ofDays(day)), "run/" + day, commit, null);
        fold(new OutcomeReported(said.id(), outcome));
    }

    private static Map<String, Object> place(int run, String branch) {
        return Map.of("provider", "github", "repository", "acme/shop", "workflow", "CI", "branch", branch, "run", run);
    }

    private static ErrorReported inRun(int run, String branch) {
        return new ErrorReported("v1:a", "E", context("boom"), null, Map.of("ci", place(run, branch)), null);
    }

    private static Solution candidate(String from, String to) {
        return new Solution(
                        UUID.nameUUIDFromBytes((from + to).getBytes(StandardCharsets.UTF_8)),
                        "between %s and %s".formatted(from, to),
                        null,
                        null,
                        List.of(),
                        null,
                        "webhook:shop",
                        TIME)
                .with(new ChangeRange(from, to, null));
    }
}
