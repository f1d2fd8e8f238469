package dev.tribal.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.ingest.ci.CiResult;
import dev.tribal.ingest.ci.TestHooks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GithubEventsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aPassedRunCountsOnlyIfItRanOnACommitOfTheRepositoryItself() {
        String passed = Payloads.run(1, "success");
        assertThat(read("token", "workflow_run", passed))
                .isInstanceOfSatisfying(
                        Told.Result.class,
                        told -> assertThat(told.result().kind()).isEqualTo(CiResult.Kind.RUN_PASSED));
        String fork = "\"head_repository\":{\"id\":9}";
        assertIgnored(read("token", "workflow_run", passed.replace("\"head_repository\":{\"id\":8}", fork)), "fork");
        String deleted = "\"head_repository\":null";
        assertIgnored(read("token", "workflow_run", passed.replace("\"head_repository\":{\"id\":8}", deleted)), "fork");
    }

    @Test
    void withoutATokenOnlyTheJobTellsThatItFailed() {
        assertThat(read("", "workflow_job", Payloads.job(11, "failure"))).isInstanceOf(Told.Result.class);
        assertIgnored(read("", "workflow_run", Payloads.run(300, "failure")), "token");
        assertIgnored(read("", "check_run", Payloads.check(11, "github-actions")), "workflow_job");
        assertThat(read("", "check_run", Payloads.check(11, "other-ci"))).isInstanceOf(Told.Result.class);
        assertThat(read("token", "workflow_run", Payloads.run(300, "failure"))).isInstanceOf(Told.Result.class);
    }

    private static void assertIgnored(Told told, String reason) {
        assertThat(told)
                .isInstanceOfSatisfying(
                        Told.Ignored.class,
                        ignored -> assertThat(ignored.reason()).contains(reason));
    }

    private static Told read(String token, String event, String payload) {
        return GithubEvents.read(
                TestHooks.github("shop", token, "http://localhost"), event, "delivery", JSON.readTree(payload));
    }
}
