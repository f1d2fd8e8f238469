package dev.tribal.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.ingest.ci.CiJob;
import dev.tribal.ingest.ci.CiResult;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.TestHooks;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GitlabEventsTest {
    private static final Hook HOOK = TestHooks.gitlab("lab", null, "https://gitlab.example.com/api/v4");

    @Test
    void deliveriesOfAJobAndOfItsPipelineNameItTheSame() {
        CiResult ofJob = read(Payloads.gitlabJob(41));
        CiResult ofPipeline = read("""
                {"object_kind":"pipeline","project":{"id":7,"path_with_namespace":"acme/shop"},
                "object_attributes":{"id":5,"name":"Nightly","status":"failed","ref":"main","sha":"abc"},
                "builds":[{"id":41,"name":"test","stage":"check","status":"failed"}]}""");

        assertThat(ofPipeline.run().workflow()).isEqualTo(ofJob.run().workflow());
        assertThat(ofPipeline.repository()).isEqualTo(ofJob.repository());
        assertThat(ofPipeline.jobs())
                .singleElement()
                .satisfies(job -> assertThat(List.of(job.id(), job.name(), job.steps()))
                        .isEqualTo(known(ofJob.jobs().getFirst())));
    }

    private static List<Object> known(CiJob job) {
        return List.of(job.id(), job.name(), job.steps());
    }

    private static CiResult read(String payload) {
        Told told =
                GitlabEvents.read(HOOK, "delivery", JsonMapper.builder().build().readTree(payload));
        return ((Told.Result) told).result();
    }
}
