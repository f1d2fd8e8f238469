package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files and settings of an installation's own in the containers of the chart. */
class FilesChartTest {
    private static final List<String> SERVICES = List.of("auth", "ingest", "embedding", "search", "mcp");
    private static final Map<String, Object> OWN = Map.of(
            "filesSecret", "own-files",
            "environment.TRIBAL_ENCRYPTION_KEYSFILE", "/etc/tribal/files/keys",
            "environment.SOME", "of all",
            "search.environment.SOME", "of search-service",
            "backup.keysSecret", "keys-of-backups");

    @Test
    void everyServiceAndTheBackupHaveThem() {
        var chart = rendered("backup.enabled");
        assertThat(chart.manifests()).allSatisfy(Manifests::check);
        assertThat(withFiles(chart))
                .containsExactlyInAnyOrder("auth", "ingest", "embedding", "search", "mcp", "backup");
        assertThat(chart.containers())
                .filteredOn(container -> withFiles(chart).contains(name(container)))
                .allSatisfy(container -> assertThat(container.toString())
                        .contains("{\"name\":\"TRIBAL_ENCRYPTION_KEYSFILE\",\"value\":\"/etc/tribal/files/keys\"}")
                        .contains("\"value\":\"optional:file:/etc/tribal/files/settings.yml\""));
    }

    @Test
    void aRestoreHasThem() {
        var chart = rendered("restore.enabled");
        assertThat(chart.manifests()).allSatisfy(Manifests::check);
        assertThat(withFiles(chart)).contains("restore").containsAll(SERVICES);
        assertThat(chart.environment("restore")).contains("TRIBAL_ENCRYPTION_KEYSFILE");
    }

    @Test
    void aSettingOfOneServiceComesBeforeThatOfAll() {
        var chart = rendered("backup.enabled");
        assertThat(chart.named("StatefulSet", "memory-search").toString())
                .contains("{\"name\":\"SOME\",\"value\":\"of search-service\"}")
                .doesNotContain("of all");
        assertThat(chart.named("Deployment", "memory-mcp").toString())
                .contains("{\"name\":\"SOME\",\"value\":\"of all\"}");
    }

    @Test
    void withoutASecretThereAreNone() {
        assertThat(Chart.rendered("").manifests().toString()).doesNotContain("/etc/tribal/files");
    }

    private static Chart rendered(String enabled) {
        var settings = new HashMap<>(OWN);
        settings.put(enabled, true);
        return Chart.rendered("", settings);
    }

    /** The containers that see the files and cannot write them. */
    private static List<String> withFiles(Chart chart) {
        return chart.pods().stream()
                .filter(pod -> pod.toString().contains("\"secretName\":\"own-files\""))
                .map(pod -> Chart.at(pod, "spec", "containers")
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject())
                .filter(container -> container.getAsJsonArray("volumeMounts").asList().stream()
                        .map(JsonElement::toString)
                        .anyMatch("{\"name\":\"files\",\"mountPath\":\"/etc/tribal/files\",\"readOnly\":true}"::equals))
                .map(FilesChartTest::name)
                .toList();
    }

    private static String name(JsonObject container) {
        return container.get("name").getAsString();
    }
}
