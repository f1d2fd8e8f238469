package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.TENANT;
import static dev.tribal.embedding.Events.TIME;
import static dev.tribal.embedding.Events.context;
import static dev.tribal.embedding.Events.solution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.SolutionRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What runs of CI systems make of a record: how it behaves, what may have fixed it, and what did not. */
class RunsFoldTest {
    private static final String TOPIC = "topic-a";
    private final UUID error = UUID.randomUUID();
    private StoredRecord stored;
    private long offset;

    @Test
    void whatPassesAtTheSameCommitIsFlakyByItsRate() {
        fold(report("c1", "run/1"));
        assertThat(record().nature()).isEqualTo(new Nature(1, 0, 0, 0, 0, null));
        fold(new RunsObserved(0, 1, 1, "c1"));
        fold(new RunsObserved(0, 0, 1, "c2"));

        assertThat(record().behaves()).isEqualTo(new Nature(1, 2, 0, 1, 0, null));
        assertThat(record().behaves().kind()).isEqualTo(NatureKind.FLAKY);
    }

    @Test
    void anotherRunOfTheSameCommitThatFailsIsOneMoreFailureAndTheSameRunIsNot() {
        fold(report("c1", "run/1"));
        fold(report("c1", "run/1"));
        assertThat(record().behaves().kind()).isNull();
        fold(report("c1", "run/2"));
        fold(report("c2", "run/3"));

        assertThat(record().behaves()).isEqualTo(new Nature(4, 0, 1, 0, 0, null));
        assertThat(record().behaves().kind()).isEqualTo(NatureKind.DETERMINISTIC);
    }

    @Test
    void theJobsOfARunFailOnceAndWhatIsRetriedOnceMore() {
        for (int job = 1; job <= 12; job++) {
            fold(job("job " + job, "job/" + job, 1));
        }
        assertThat(record().behaves()).isEqualTo(new Nature(1, 0, 0, 0, 0, null));

        fold(job("job 1", "job/13", 2));
        fold(job("job 2", "job/14", 2));
        assertThat(record().behaves()).isEqualTo(new Nature(2, 0, 1, 0, 0, null));

        fold(job("job 2", "job/15", 2));
        assertThat(record().behaves()).isEqualTo(new Nature(3, 0, 2, 0, 0, null));
    }

    @Test
    void faultsOfTheSurroundingsAreToldByTheirShare() {
        fold(report("c1", "run/1"));
        fold(report("c2", "run/2").withInfrastructure("network"));
        assertThat(record().behaves().kind()).isNull();
        fold(report("c3", "run/3").withInfrastructure("timeout"));

        assertThat(record().behaves().kind()).isEqualTo(NatureKind.INFRASTRUCTURE);
    }

    @Test
    void reportsOfAgentsAndApplicationsSayNothingOfRuns() {
        fold(new ErrorReported("v1:a", "E", context("boom"), null, Map.of(), null).withInfrastructure("network"), null);

        assertThat(record().nature()).isNull();
    }

    @Test
    void eventsThatComeAgainCountOnce() {
        fold(report("c1", "run/1"));
        ErrorEvent observed = event(new RunsObserved(0, 1, 1, "c1"), Source.CI);
        stored = Fold.apply(stored, observed, new Position(0, 9), TOPIC);
        StoredRecord once = stored;

        assertThat(Fold.apply(once, observed, new Position(0, 9), TOPIC)).isSameAs(once);
        assertThat(Objects.requireNonNull(Fold.apply(once, observed, new Position(0, 10), TOPIC)
                                .record())
                        .nature())
                .isEqualTo(Objects.requireNonNull(once.record()).nature());
    }

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

    private static ErrorReported report(String commit, String run) {
        var origin = new Origin(Source.CI, "shop", commit, "https://ci.example.com/" + run, "CartTest#total", null);
        return new ErrorReported("v1:a", "E", context("boom"), origin, Map.of(), null);
    }

    private static ErrorReported job(String name, String url, int attempt) {
        var origin = new Origin(Source.CI, "shop", "c1", "https://ci.example.com/" + url, null, null);
        var place = Map.of("provider", "github", "repository", "acme/shop", "job", name, "run", 5, "attempt", attempt);
        return new ErrorReported("v1:a", "E", context("boom"), origin, Map.of("ci", place), null);
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
                TIME,
                null,
                null,
                null,
                null,
                null,
                null,
                new ChangeRange(from, to, null),
                null);
    }

    private void fold(ErrorEventData data) {
        fold(data, Source.CI);
    }

    private void fold(ErrorEventData data, Source by) {
        stored = Fold.apply(stored, event(data, by), next(), TOPIC);
    }

    private void fold(ErrorEventData data, int day) {
        stored = Fold.apply(stored, event(data, Source.CI, TIME.plus(Duration.ofDays(day))), next(), TOPIC);
    }

    private Position next() {
        return new Position(0, offset++);
    }

    private ErrorEvent event(ErrorEventData data, Source by) {
        return event(data, by, TIME);
    }

    private ErrorEvent event(ErrorEventData data, Source by, Instant time) {
        return new ErrorEvent(UUID.randomUUID(), time, TENANT, error, "key:test", by, true, data);
    }

    private ErrorRecord record() {
        return Objects.requireNonNull(stored.record());
    }
}
