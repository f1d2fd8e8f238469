package dev.tribal.ingest.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.ingest.ci.github.GithubServer;
import dev.tribal.ingest.log.LogForms;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.template.TemplateLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveriesTest {
    private static final CiRepository REPOSITORY = new CiRepository(5, "acme/shop");
    private static final String RED = "a".repeat(40);
    private static final String GREEN = "b".repeat(40);
    private static final List<String> MISSING = List.of("pump", "valve", "tank", "lamp", "hose", "wheel");
    private static final String RUNS =
            "/repos/acme/shop/actions/workflows/9/runs?status=completed&per_page=20&branch=main";
    private static final String ATTEMPT = "/repos/acme/shop/actions/runs/301/attempts/1/jobs?per_page=100";
    private static final String RUN_PAGE = "https://github.com/acme/shop/actions/runs/301";

    private final CiStandIn server = new CiStandIn();
    private final CiApi api = new CiApi(
            new HookSettings(List.of(), 2, Duration.ofMillis(1), Duration.ofSeconds(30)),
            new Redirects(_ -> true),
            1024 * 1024,
            Clock.systemUTC());
    private final Hook hook = TestHooks.github("shop", "api-token", server.address());
    private final Recoveries recoveries = new Recoveries(
            new JobErrors(
                    List.of(new GithubServer(api)),
                    new LogForms(new LogExtractor(Rules.of(Rules.builtIn())), 1 << 20),
                    new CiHealth(),
                    Clock.systemUTC()),
            new ErrorEvents(Clock.systemUTC(), DecidedVersions::newest, TemplateLookup.NONE),
            new OutcomeEvents(Clock.systemUTC()),
            (report, _) -> report);

    @BeforeEach
    void theRunBeforeFailed() {
        server.gives(RUNS, """
                {"workflow_runs":[{"id":300,"conclusion":"failure","head_sha":"%s","head_repository":{"id":5}}]}""".formatted(RED));
        failedJobs(2);
    }

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    @Test
    void theChangesAfterWhichErrorsWentAwayAreACandidateForEachOfThem() {
        List<ErrorEvent> told = told(passed(1, GREEN));

        assertThat(told(told, ErrorUpdated.class)).hasSize(2);
        assertThat(told(told, RunsObserved.class)).isEmpty();
        List<Solution> candidates = told(told, SolutionRecorded.class).stream()
                .map(SolutionRecorded::solution)
                .toList();
        assertThat(candidates).hasSize(2).allSatisfy(candidate -> {
            assertThat(candidate.candidate().from()).isEqualTo(RED);
            assertThat(candidate.candidate().to()).isEqualTo(GREEN);
            assertThat(candidate.source()).isNull();
            assertThat(candidate.references())
                    .containsExactly("https://github.com/acme/shop/compare/%s...%s".formatted(RED, GREEN));
            assertThat(candidate.description())
                    .contains("between commits aaaaaaaaaaaa and bbbbbbbbbbbb", "CI on main", "nobody has verified");
        });
        assertThat(ids(told(passed(1, GREEN)))).as("delivered again").isEqualTo(ids(told));
    }

    @Test
    void anErrorWhoseSolutionTheCommitNamesHasNoCandidate() {
        UUID error = told(passed(1, GREEN)).getFirst().errorId();
        var named = new CiSolution(error, UUID.randomUUID());
        List<ErrorEvent> told = told(passed(1, GREEN, named));

        assertThat(told(told, OutcomeReported.class)).hasSize(1);
        assertThat(told.stream().filter(event -> event.data() instanceof SolutionRecorded))
                .extracting(ErrorEvent::errorId)
                .hasSize(1)
                .doesNotContain(error);
    }

    @Test
    void aStormOfErrorsHasNoCandidate() {
        failedJobs(6);
        List<ErrorEvent> told = told(passed(1, GREEN));

        assertThat(told(told, ErrorUpdated.class)).hasSize(6);
        assertThat(told(told, SolutionRecorded.class)).isEmpty();
    }

    @Test
    void whatIsNoCommitIsNoRange() {
        assertThat(told(told(passed(1, "$(id)")), SolutionRecorded.class)).isEmpty();
        assertThat(told(told(passed(1, null)), SolutionRecorded.class)).isEmpty();
    }

    @Test
    void anotherAttemptAtTheSameCommitThatPassesSaysThatItGoesAwayByItself() {
        List<ErrorEvent> told = told(passed(2, GREEN));

        assertThat(told(told, SolutionRecorded.class)).isEmpty();
        assertThat(told(told, RunsObserved.class)).hasSize(2).containsOnly(new RunsObserved(0, 1, 1, GREEN));
    }

    @Test
    void whatFailedOnlyInTheRunBeforeWentAwayWithTheChangesAlsoIfAnotherAttemptPasses() {
        server.gives(ATTEMPT, "{\"jobs\":[{\"id\":1,\"name\":\"build-1\",\"conclusion\":\"failure\"}]}");
        List<ErrorEvent> told = told(passed(2, GREEN));

        assertThat(told(told, ErrorUpdated.class)).hasSize(2);
        assertThat(told(told, RunsObserved.class)).containsExactly(new RunsObserved(0, 1, 1, GREEN));
        assertThat(told(told, SolutionRecorded.class)).hasSize(1);
    }

    @Test
    void whatFailedInTheAttemptBeforeIsToldOfAlsoIfNobodyKnowsTheRunBefore() {
        server.isAway(RUNS);
        assertThat(told(told(passed(2, GREEN)), RunsObserved.class)).hasSize(2);
    }

    @Test
    void nothingIsSaidToHaveFixedWhatMayHaveFailedInAnAttemptWhoseLogCannotBeRead() {
        UUID error = told(passed(1, GREEN)).getFirst().errorId();
        server.gives(ATTEMPT, """
                {"jobs":[{"id":8,"name":"build-1","conclusion":"failure"},
                {"id":2,"name":"build-2","conclusion":"failure"}]}""");
        onlyPassedAgain(told(passed(2, GREEN, new CiSolution(error, UUID.randomUUID()))), 2);
    }

    @Test
    void nothingIsSaidToHaveFixedWhatMayHaveFailedInAnAttemptWhoseJobsNobodyKnows() {
        UUID error = told(passed(1, GREEN)).getFirst().errorId();
        server.refuses(ATTEMPT);
        onlyPassedAgain(told(passed(2, GREEN, new CiSolution(error, UUID.randomUUID()))), 0);
    }

    private static void onlyPassedAgain(List<ErrorEvent> told, int byChance) {
        assertThat(told(told, ErrorUpdated.class)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told(told, RunsObserved.class)).hasSize(byChance);
        assertThat(told(told, OutcomeReported.class)).isEmpty();
        assertThat(told(told, SolutionRecorded.class)).isEmpty();
    }

    private void failedJobs(int jobs) {
        String failed = IntStream.rangeClosed(1, jobs)
                .mapToObj("{\"id\":%d,\"name\":\"build-%1$d\",\"conclusion\":\"failure\"}"::formatted)
                .collect(Collectors.joining(","));
        for (int run : new int[] {300, 301}) {
            server.gives(
                    "/repos/acme/shop/actions/runs/%d/attempts/1/jobs?per_page=100".formatted(run),
                    "{\"jobs\":[%s]}".formatted(failed));
        }
        for (int job = 1; job <= jobs; job++) {
            server.gives(
                    "/repos/acme/shop/actions/jobs/%d/logs".formatted(job),
                    "cart.c:1:5: error: %s is missing\n".formatted(MISSING.get(job - 1)));
        }
    }

    private List<ErrorEvent> told(CiResult result) {
        return recoveries.of(hook, result, hook.caller());
    }

    private static <T> List<T> told(List<ErrorEvent> events, Class<T> kind) {
        return events.stream()
                .map(ErrorEvent::data)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static List<UUID> ids(List<ErrorEvent> events) {
        return events.stream().map(ErrorEvent::id).sorted().toList();
    }

    private static CiResult passed(int attempt, @Nullable String commit, CiSolution... solutions) {
        return new CiResult(
                "shop",
                "delivery",
                CiResult.Kind.RUN_PASSED,
                REPOSITORY,
                new CiRun(301, attempt, "CI", 9, "main", commit, RUN_PAGE),
                List.of(),
                Stream.of(solutions).toList());
    }
}
