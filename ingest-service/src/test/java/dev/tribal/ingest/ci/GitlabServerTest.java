package dev.tribal.ingest.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.ingest.ci.gitlab.GitlabServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitlabServerTest {
    private static final CiRepository REPOSITORY = new CiRepository(7, "acme/shop");
    private static final CiRun PIPELINE = new CiRun(50, 1, "", 0, "main", "abc", null);
    private static final String FAILED = "/projects/7/pipelines/50/jobs?scope%5B%5D=failed&per_page=100";
    private static final String JOBS = """
            [{"id":41,"name":"test","stage":"check","status":"failed"},
            {"id":42,"name":"lint","stage":"check","status":"failed","allow_failure":true}]""";

    private final CiStandIn stand = new CiStandIn();
    private final Hook hook = new Hook(
            "lab",
            Provider.GITLAB,
            "acme",
            "0123456789abcdef",
            "api-token",
            URI.create(stand.address()),
            null,
            List.of(),
            List.of());
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
        CiRun before = server.failedBefore(hook, REPOSITORY, PIPELINE).orElseThrow();
        assertThat(before.id()).isEqualTo(50);
        assertThat(server.failedJobs(hook, REPOSITORY, before)).singleElement().matches(job -> job.id() == 41);
    }

    @Test
    void withoutRetriesThePipelineBeforeOnTheSameBranchCounts() {
        stand.gives(FAILED + "&include_retried=true", "[]");
        stand.gives("/projects/7/pipelines?per_page=20&order_by=id&sort=desc&ref=main", """
                [{"id":50,"status":"success"},{"id":49,"status":"failed","sha":"abb"}]""");
        assertThat(server.failedBefore(hook, REPOSITORY, PIPELINE))
                .hasValueSatisfying(before -> assertThat(before.id()).isEqualTo(49));
    }

    @Test
    void whatIsRetriedAndPassesIsNoFailureOfAPipelineThatFails() {
        stand.gives(FAILED, "[]");
        assertThat(server.failedJobs(hook, REPOSITORY, PIPELINE)).isEmpty();
        assertThat(stand.asked(FAILED)).hasSize(1);
    }
}
