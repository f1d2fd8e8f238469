package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The chart while a command works on all records, and what the images call these commands. */
class RecordsChartTest {
    private static final Chart CHART = Chart.rendered(
            "",
            Map.of(
                    "records.command[0]", "copy-records",
                    "records.command[1]", "--from=jdbc",
                    "backup.enabled", "true",
                    "backup.keysSecret", "keys",
                    "embedding.autoscaling.enabled", "true",
                    "ingest.autoscaling.enabled", "true",
                    "filesSecret", "own-files"));

    @Test
    void kubernetesKnowsEveryField() {
        assertThat(CHART.manifests()).allSatisfy(Manifests::check);
        assertThat(Chart.rendered("aws.yaml", Map.of("records.command[0]", "reencrypt"))
                        .of("Job"))
                .singleElement()
                .satisfies(Manifests::check);
        assertThat(Chart.rendered("").of("Job")).isEmpty();
    }

    @Test
    void noEmbeddingServiceRunsMeanwhileAndNothingStartsOne() {
        assertThat(Chart.at(CHART.named("Deployment", "memory-embedding"), "spec", "replicas")
                        .getAsInt())
                .isZero();
        assertThat(CHART.of("ScaledObject")).isEmpty();
        assertThat(CHART.of("HorizontalPodAutoscaler")).extracting(Chart::name).containsExactly("memory-ingest");
        assertThat(Chart.at(CHART.named("Deployment", "memory-mcp"), "spec", "replicas")
                        .getAsInt())
                .isPositive();
    }

    @Test
    void theJobHasWhatEmbeddingServiceHas() {
        JsonObject job = container(CHART.named("Job", "memory-records-1"));
        JsonObject service = container(CHART.named("Deployment", "memory-embedding"));
        assertThat(job.getAsJsonArray("command").asList())
                .extracting(JsonElement::getAsString)
                .containsExactly("/opt/tribal/command", "copy-records", "--from=jdbc");
        assertThat(job.get("image")).isEqualTo(service.get("image"));
        assertThat(job.get("env")).isEqualTo(service.get("env"));
        assertThat(job.getAsJsonArray("volumeMounts").asList())
                .extracting(mount -> mount.getAsJsonObject().get("mountPath").getAsString())
                .containsExactlyInAnyOrder("/tmp", "/etc/tribal/files", "/var/lib/tribal/blobs");
        assertThat(CHART.named("Job", "memory-records-1").toString()).contains("\"serviceAccountName\":\"memory\"");
    }

    @Test
    void itReachesTheDatabaseAndNobodyReachesIt() {
        assertThat(CHART.named("NetworkPolicy", "memory-postgres").toString())
                .contains("[\"auth\",\"embedding\",\"backup\",\"records\"]");
        assertThat(CHART.named("NetworkPolicy", "memory-records").toString()).contains("\"ingress\":[]");
        assertThat(container(CHART.named("Job", "memory-records-1")).keySet())
                .doesNotContain("ports", "startupProbe", "livenessProbe", "lifecycle");
    }

    @Test
    void otherCommandsAreRefused() {
        assertThatThrownBy(() -> Chart.rendered("", Map.of("records.command[0]", "restore")))
                .hasMessageContaining("command");
        assertThatThrownBy(() -> Chart.rendered(
                        "",
                        Map.of(
                                "records.command[0]", "reencrypt",
                                "restore.enabled", "true",
                                "backup.keysSecret", "keys")))
                .hasMessageContaining("records.command");
    }

    @Test
    void imagesAndTheStartScriptCallTheSameClassesByTheSameNames() {
        String image = Repository.text("deploy/docker/command");
        String script = Repository.text("tribal");
        var commands = Pattern.compile("(?m)^ +([a-z-]+)\\) class=([\\w.]+) ;;$")
                .matcher(image)
                .results()
                .toList();
        assertThat(commands)
                .extracting(command -> command.group(1))
                .containsExactly("backup", "restore", "reencrypt", "migrate", "copy-records");
        assertThat(commands).allSatisfy(command -> {
            assertThat(script)
                    .containsPattern("(?m)^    %s\\) (offline|beside) %s ;;$"
                            .formatted(command.group(1), Pattern.quote(command.group(2))));
            Path source = Path.of("src/main/java", command.group(2).replace('.', '/') + ".java");
            String module = command.group(2).startsWith("dev.tribal.embedding.") ? "embedding-service" : "standalone";
            assertThat(Repository.ROOT.resolve(module).resolve(source)).exists();
        });
    }

    private static JsonObject container(JsonObject workload) {
        return Chart.at(workload, "spec", "template", "spec", "containers")
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
    }
}
