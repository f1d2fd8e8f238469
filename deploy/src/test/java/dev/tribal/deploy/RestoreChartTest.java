package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chart while an installation is filled from its backups. */
class RestoreChartTest {
    /** What is asked of the process that takes backups, again and again. */
    private static final Set<String> SCHEDULE = Set.of(
            "TRIBAL_BACKUP_TO",
            "TRIBAL_BACKUP_FROM",
            "TRIBAL_BACKUP_FULLEVERY",
            "TRIBAL_BACKUP_KEEP",
            "TRIBAL_BACKUP_PORT");

    private static final Map<String, String> ON = Map.of("restore.enabled", "true", "backup.keysSecret", "old-keys");
    private static final Chart VOLUME = Chart.rendered("", ON);
    private static final Chart BUCKET = Chart.rendered(
            "aws.yaml",
            Map.of(
                    "restore.enabled", "true",
                    "restore.until", "2026-03-01T12:00:00Z",
                    "restore.dryRun", "true",
                    "restore.serviceAccountAnnotations.role", "restorer"));

    @Test
    void kubernetesKnowsEveryField() {
        assertThat(VOLUME.manifests()).hasSizeGreaterThan(15).allSatisfy(Manifests::check);
        assertThat(BUCKET.manifests()).hasSizeGreaterThan(15).allSatisfy(Manifests::check);
    }

    @Test
    void noServiceRunsMeanwhileAndNothingStartsOne() {
        for (Chart chart : List.of(VOLUME, BUCKET, Chart.rendered("external.yaml", ON))) {
            for (String service : List.of("ingest", "embedding", "mcp")) {
                assertThat(replicas(chart.named("Deployment", "memory-" + service)))
                        .isZero();
            }
            for (String service : List.of("auth", "search")) {
                assertThat(replicas(chart.named("StatefulSet", "memory-" + service)))
                        .isZero();
            }
            assertThat(chart.of("HorizontalPodAutoscaler")).isEmpty();
            assertThat(chart.of("ScaledObject")).isEmpty();
            assertThat(chart.of("Deployment")).extracting(Chart::name).doesNotContain("memory-backup");
        }
    }

    @Test
    void theJobWritesTheBlobsAndNoOtherVolume() {
        assertThat(mounts(VOLUME).filter(mount -> !isReadOnly(mount)).map(mount -> text(mount, "mountPath")))
                .containsExactlyInAnyOrder("/tmp", "/var/lib/tribal/blobs");
        assertThat(mounts(VOLUME).filter(RestoreChartTest::isReadOnly).map(mount -> text(mount, "name")))
                .containsExactlyInAnyOrder("backup-keys", "auth-keys", "keys", "backups");
        assertThat(job(VOLUME).toString())
                .contains("\"claimName\":\"memory-backups\"", "\"claimName\":\"memory-blobs\"");
        assertThat(VOLUME.named("PersistentVolumeClaim", "memory-backups")).isNotNull();
    }

    @Test
    void itHasTheSettingsOfTheServicesAndFilesOfTheSecret() {
        var backup = Chart.rendered("", Map.of("backup.enabled", "true", "backup.keysSecret", "old-keys"));
        assertThat(VOLUME.environment("restore"))
                .containsExactlyInAnyOrderElementsOf(backup.environment("backup").stream()
                        .filter(name -> !SCHEDULE.contains(name))
                        .toList());
        assertThat(job(VOLUME).toString()).contains("\"secretName\":\"old-keys\"", "\"secretName\":\"memory-secrets\"");
    }

    @Test
    void itReachesTheStoresAndNobodyReachesIt() {
        assertThat(VOLUME.named("NetworkPolicy", "memory-postgres").toString()).contains("\"restore\"");
        assertThat(VOLUME.named("Kafka", "memory").toString()).contains("\"restore\"");
        assertThat(VOLUME.named("NetworkPolicy", "memory-restore").toString()).contains("\"ingress\":[]");
        assertThat(container(VOLUME).keySet()).doesNotContain("ports", "startupProbe", "livenessProbe", "lifecycle");
    }

    @Test
    void itRestoresFromTheVolumeOfTheBackupsAndKeepsThePodsOfTriesThatFailed() {
        assertThat(Chart.at(job(VOLUME), "spec", "template", "spec", "restartPolicy")
                        .getAsString())
                .isEqualTo("Never");
        assertThat(command(VOLUME)).containsExactly("/opt/tribal/command", "restore", "--from=/var/lib/tribal/backups");
    }

    @Test
    void aBucketIsReadWithARoleOfItsOwn() {
        assertThat(command(BUCKET))
                .containsExactly(
                        "/opt/tribal/command",
                        "restore",
                        "--from=s3://example-tribal-backups/production",
                        "--until=2026-03-01T12:00:00Z",
                        "--dry-run");
        assertThat(job(BUCKET).toString()).contains("\"serviceAccountName\":\"memory-restore\"");
        assertThat(BUCKET.named("ServiceAccount", "memory-restore").toString()).contains("restorer");
        assertThat(BUCKET.of("PersistentVolumeClaim")).isEmpty();
    }

    @Test
    void withoutTheKeyOfTheBackupsItIsRefused() {
        assertThatThrownBy(() -> Chart.rendered("", Map.of("restore.enabled", "true")))
                .hasMessageContaining("keysSecret");
        assertThatThrownBy(() -> Chart.rendered(
                        "",
                        Map.of(
                                "restore.enabled", "true",
                                "backup.keysSecret", "old-keys",
                                "restore.until", "yesterday")))
                .hasMessageContaining("until");
    }

    private static JsonObject job(Chart chart) {
        return chart.named("Job", "memory-restore-1");
    }

    private static JsonObject container(Chart chart) {
        return Chart.at(job(chart), "spec", "template", "spec", "containers")
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
    }

    private static Stream<JsonObject> mounts(Chart chart) {
        return container(chart).getAsJsonArray("volumeMounts").asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static List<String> command(Chart chart) {
        return container(chart).getAsJsonArray("command").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static boolean isReadOnly(JsonObject mount) {
        return mount.has("readOnly") && mount.get("readOnly").getAsBoolean();
    }

    private static String text(JsonObject mount, String name) {
        return mount.get(name).getAsString();
    }

    private static int replicas(JsonObject workload) {
        return Chart.at(workload, "spec", "replicas").getAsInt();
    }
}
