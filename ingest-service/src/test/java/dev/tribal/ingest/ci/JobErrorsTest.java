package dev.tribal.ingest.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.ci.github.GithubServer;
import dev.tribal.ingest.log.LogForms;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobErrorsTest {
    private static final CiRepository REPOSITORY = new CiRepository(5, "acme/shop");
    private static final String RUNS =
            "/repos/acme/shop/actions/workflows/9/runs?status=completed&per_page=20&branch=main";
    private static final String BUILD = "cart.c:12:7: error: 'price' undeclared (first use in this function)\n";

    private final CiStandIn server = new CiStandIn();
    private final Hook hook = TestHooks.github("shop", "api-token", server.address());
    private final Hook other = TestHooks.github("other", "api-token", server.address());
    private Instant now = Instant.EPOCH;
    private final CiApi api = new CiApi(
            new HookSettings(List.of(), 2, Duration.ofMillis(1), Duration.ofSeconds(20)),
            new Redirects(_ -> false),
            1_000_000,
            clock(() -> now));
    private final JobErrors errors = errors(Clock.systemUTC());

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    @Test
    void theRunBeforeIsNotThatOfAForkWhoseBranchHasTheSameName() {
        String failed = """
                {"workflow_runs":[{"id":300,"conclusion":"failure","head_repository":{"id":%d}},
                {"id":299,"conclusion":"success","head_repository":{"id":5}}]}""";
        server.gives("/repos/acme/shop/actions/runs/300/attempts/1/jobs?per_page=100", """
                {"jobs":[{"id":1,"name":"build","conclusion":"failure"}]}""");
        server.gives(log(1), BUILD);
        server.gives(RUNS, failed.formatted(5));
        assertThat(errors.before(hook, passed())).hasSize(1);
        server.gives(RUNS, failed.formatted(6));
        assertThat(errors.before(hook, passed())).isEmpty();
    }

    @Test
    void aRunBeforeThatNobodyKnowsDoesNotCostTheAttemptBefore() {
        server.gives("/repos/acme/shop/actions/runs/301/attempts/1/jobs?per_page=100", """
                {"jobs":[{"id":1,"name":"build","conclusion":"failure"}]}""");
        server.gives(log(1), BUILD);
        server.isAway(RUNS);
        var again = new CiRun(301, 2, "CI", 9, "main", "abc", null);
        var result = new CiResult("shop", "delivery", CiResult.Kind.RUN_PASSED, REPOSITORY, again, List.of());
        assertThat(errors.before(hook, result)).singleElement().satisfies(before -> {
            assertThat(before.run().attempt()).isEqualTo(1);
            assertThat(types(before.jobs())).doesNotContain("CiJobFailed");
        });
    }

    @Test
    void jobsOfALargeMatrixAreAllLookedAt() {
        String jobs = "/repos/acme/shop/actions/runs/301/attempts/1/jobs?per_page=100";
        String passed = "{\"id\":9,\"conclusion\":\"success\"}";
        server.gives(jobs, "{\"jobs\":[%s]}".formatted(String.join(",", Collections.nCopies(100, passed))));
        server.gives(jobs + "&page=2", """
                {"jobs":[{"id":1,"name":"build","conclusion":"failure"}]}""");
        server.gives(log(1), BUILD);
        var result = new CiResult("shop", "delivery", CiResult.Kind.RUN_FAILED, REPOSITORY, run(), List.of());
        assertThat(errors.of(hook, result))
                .singleElement()
                .matches(failed -> failed.job().id() == 1);
    }

    @Test
    void aJobWithoutALogDoesNotCostTheLogsOfTheOthers() {
        server.gives(log(2), BUILD);
        assertThat(types(errors.of(hook, failed(1, 2)))).first().isEqualTo("CiJobFailed");
        assertThat(types(errors.of(hook, failed(1, 2)))).last().isNotEqualTo("CiJobFailed");
        assertThat(server.asked(log(1)))
                .as("asked again, as a log may come late")
                .hasSize(4);
    }

    @Test
    void aServerThatWasAwayIsLeftAloneForAWhile() {
        server.isAway(log(1));
        server.gives(log(2), BUILD);
        assertThat(types(errors.of(hook, failed(1)))).containsExactly("CiJobFailed");
        assertThat(server.asked(log(1))).hasSize(2);
        assertThat(types(errors.of(hook, failed(2)))).containsExactly("CiJobFailed");
        assertThat(server.asked(log(2))).isEmpty();
        assertThat(types(errors.of(other, failed(2)))).as("of another webhook").doesNotContain("CiJobFailed");
        now = now.plus(Absences.REST);
        assertThat(types(errors.of(hook, failed(2)))).doesNotContain("CiJobFailed");
    }

    @Test
    void aServerThatAsksForPatienceIsNotAskedBefore() {
        server.asksForPatience(log(1), 1, BUILD);
        long start = System.nanoTime();
        assertThat(types(errors.of(hook, failed(1)))).doesNotContain("CiJobFailed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        server.asksForPatience(log(2), 3600, BUILD);
        assertThat(types(errors.of(hook, failed(2)))).containsExactly("CiJobFailed");
        assertThat(server.asked(log(2))).hasSize(1);
    }

    @Test
    void allLogsOfAResultHaveOneTime() {
        IntStream.rangeClosed(1, 4).forEach(job -> server.gives(log(job), BUILD));
        // Four minutes for each log.
        JobErrors slow = errors(clock(() -> now = now.plus(Duration.ofMinutes(4))));
        assertThat(types(slow.of(hook, failed(1, 2, 3, 4))))
                .filteredOn("CiJobFailed"::equals)
                .hasSize(2);
        assertThat(server.asked(log(3))).isEmpty();
    }

    @Test
    void logsOfAResultAreReadUntilTheyHaveSaidAsMuchAsAnArchiveMay() {
        String many = IntStream.range(0, 200)
                .mapToObj(i -> "file%d.c:1:1: error: 'price' undeclared\n".formatted(i))
                .collect(Collectors.joining());
        IntStream.rangeClosed(1, 12).forEach(job -> server.gives(log(job), many));
        List<JobErrors.Failed> all =
                errors.of(hook, failed(IntStream.rangeClosed(1, 12).toArray()));
        assertThat(all.subList(0, 10))
                .allMatch(JobErrors.Failed::isRead)
                .allMatch(job -> job.reports().size() == 200);
        assertThat(all.subList(10, 12))
                .noneMatch(JobErrors.Failed::isRead)
                .flatExtracting(JobErrors.Failed::reports)
                .hasSize(2)
                .allSatisfy(report -> {
                    assertThat(report.errorType()).isEqualTo("CiJobFailed");
                    assertThat(report.metadata()).containsKeys("ci", "log_left_out");
                });
        assertThat(server.asked(log(12))).isEmpty();
    }

    @Test
    void oneLogThatSaysMoreThanIsLeftIsLeftOutForTheNext() {
        String most = "%s: error: %s\n";
        String long1 = IntStream.range(0, 150)
                .mapToObj(i -> most.formatted("a%d.c:1:1".formatted(i), "x"))
                .collect(Collectors.joining());
        IntStream.rangeClosed(1, 14).forEach(job -> server.gives(log(job), long1));
        server.gives(log(15), BUILD);
        List<JobErrors.Failed> all =
                errors.of(hook, failed(IntStream.rangeClosed(1, 15).toArray()));
        assertThat(all.get(13).isRead()).as("150 of the 50 that are left").isFalse();
        assertThat(all.get(14).isRead()).isTrue();
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private JobErrors errors(Clock clock) {
        return new JobErrors(
                List.of(new GithubServer(api)),
                new LogForms(new LogExtractor(Rules.of(Rules.builtIn())), 1 << 20),
                new CiHealth(),
                clock);
    }

    private static List<String> types(List<JobErrors.Failed> failed) {
        return failed.stream()
                .flatMap(job -> job.reports().stream())
                .map(NewError::errorType)
                .toList();
    }

    private static CiResult failed(int... jobs) {
        List<CiJob> failed = IntStream.of(jobs)
                .mapToObj(job -> new CiJob(job, "build-" + job, List.of(), null, null, true))
                .toList();
        return new CiResult("shop", "delivery", CiResult.Kind.JOBS_FAILED, REPOSITORY, run(), failed);
    }

    private static CiResult passed() {
        return new CiResult("shop", "delivery", CiResult.Kind.RUN_PASSED, REPOSITORY, run(), List.of());
    }

    private static CiRun run() {
        return new CiRun(301, 1, "CI", 9, "main", "abc", null);
    }

    private static String log(int job) {
        return "/repos/acme/shop/actions/jobs/%d/logs".formatted(job);
    }
}
