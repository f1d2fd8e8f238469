package dev.tribal.ingest.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.ingest.ci.gitlab.GitlabServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitlabServerTest {
    private static final CiRepository REPOSITORY = new CiRepository(7, "acme/shop");
    private static final CiRun PIPELINE = new CiRun(50, 1, "", 0, "main", "abc", null);
    private static final String FAILED = "/projects/7/pipelines/50/jobs?scope%5B%5D=failed&per_page=100";
    private static final String PIPELINES = "/projects/7/pipelines?per_page=20&order_by=id&sort=desc&ref=main";
    private static final String JOBS = """
            [{"id":41,"name":"test","stage":"check","status":"failed"},
            {"id":42,"name":"lint","stage":"check","status":"failed","allow_failure":true}]""";

    private final CiStandIn stand = new CiStandIn();
    private final Hook hook = TestHooks.gitlab("lab", "api-token", stand.address());
    private final CiApi api = new CiApi(
            new HookSettings(List.of(), 1, Duration.ofMillis(1), Duration.ofSeconds(20)),
            new Redirects(_ -> false),
            1_000_000,
            Clock.systemUTC());
    private final GitlabServer server = new GitlabServer(api);

    @AfterEach
    void close() {
        api.close();
        stand.close();
    }

    @Test
    void aPipelineWhoseJobWasRetriedFailedBeforeItPassed() {
        stand.gives(FAILED + "&include_retried=true", JOBS);
        stand.gives(PIPELINES, "[{\"id\":50,\"status\":\"success\"},{\"id\":49,\"status\":\"success\"}]");
        List<CiRun> earlier = failedBefore();
        assertThat(earlier).hasSize(1);
        CiRun before = earlier.getFirst();
        assertThat(before.id()).isEqualTo(50);
        assertThat(server.failedJobs(hook, REPOSITORY, before)).singleElement().matches(job -> job.id() == 41);
    }

    @Test
    void aRetriedJobDoesNotHideThePipelineBefore() {
        stand.gives(FAILED + "&include_retried=true", JOBS);
        stand.gives(PIPELINES, """
                [{"id":50,"status":"success"},{"id":49,"status":"failed","sha":"abb"}]""");
        assertThat(failedBefore()).extracting(CiRun::id).containsExactly(50L, 49L);
    }

    @Test
    void withoutRetriesThePipelineBeforeOnTheSameBranchCounts() {
        stand.gives(FAILED + "&include_retried=true", "[]");
        stand.gives(PIPELINES, """
                [{"id":50,"status":"success"},{"id":49,"status":"failed","sha":"abb"}]""");
        assertThat(failedBefore()).extracting(CiRun::id).containsExactly(49L);
    }

    @Test
    void whatIsRetriedAndPassesIsNoFailureOfAPipelineThatFails() {
        stand.gives(FAILED, "[]");
        assertThat(server.failedJobs(hook, REPOSITORY, PIPELINE)).isEmpty();
        assertThat(stand.asked(FAILED)).hasSize(1);
    }

    private List<CiRun> failedBefore() {
        return Stream.of(server.attemptBefore(hook, REPOSITORY, PIPELINE), server.runBefore(hook, REPOSITORY, PIPELINE))
                .flatMap(Optional::stream)
                .toList();
    }
}
