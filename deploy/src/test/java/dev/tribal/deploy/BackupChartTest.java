package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The process of the chart that takes backups, where it is switched on. */
class BackupChartTest {
    private static final Chart VOLUME =
            Chart.rendered("", Map.of("backup.enabled", "true", "backup.keysSecret", "keys-of-backups"));
    private static final Chart BUCKET = Chart.rendered("aws.yaml");

    @Test
    void kubernetesKnowsEveryField() {
        assertThat(VOLUME.manifests()).hasSizeGreaterThan(15).allSatisfy(Manifests::check);
    }

    @Test
    void oneProcessTakesBackupsToAVolumeThatStays() {
        var deployment = VOLUME.named("Deployment", "memory-backup");
        assertThat(Chart.at(deployment, "spec", "replicas").getAsInt()).isOne();
        assertThat(Chart.at(deployment, "spec", "strategy", "type").getAsString())
                .isEqualTo("Recreate");
        assertThat(deployment.toString())
                .contains("\"/opt/tribal/command\",\"backup\",\"--every=30s\"", "keys-of-backups");
        assertThat(VOLUME.named("PersistentVolumeClaim", "memory-backups").toString())
                .contains("\"helm.sh/resource-policy\":\"keep\"");
        assertThat(VOLUME.environment("backup"))
                .containsAll(VOLUME.environment("embedding"))
                .contains("TRIBAL_AUTH_DATABASE_URL", "TRIBAL_AUTH_DATABASE_PASSWORD", "TRIBAL_BACKUP_KEYS_FILE")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsCalledInItsPodKeepsAsManyAndGoesToTheSamePlace() {
        var chart = Chart.rendered(
                "",
                Map.of(
                        "backup.enabled", "true",
                        "backup.keysSecret", "keys-of-backups",
                        "backup.keep", 30,
                        "backup.fullEvery", "7d"));
        assertThat(chart.named("Deployment", "memory-backup").toString())
                .contains(
                        "{\"name\":\"TRIBAL_BACKUP_KEEP\",\"value\":\"30\"}",
                        "{\"name\":\"TRIBAL_BACKUP_FULLEVERY\",\"value\":\"7d\"}",
                        "{\"name\":\"TRIBAL_BACKUP_TO\",\"value\":\"/var/lib/tribal/backups\"}",
                        "{\"name\":\"TRIBAL_BACKUP_FROM\",\"value\":\"/var/lib/tribal/backups\"}")
                .doesNotContain("--keep", "--full-every", "--to");
    }

    @Test
    void itReachesWhatItReadsAndOnlyPrometheusReachesIt() {
        assertThat(VOLUME.named("NetworkPolicy", "memory-postgres").toString()).contains("\"backup\"");
        assertThat(VOLUME.named("Kafka", "memory").toString()).contains("\"backup\"");
        assertThat(VOLUME.named("NetworkPolicy", "memory-backup").toString())
                .contains("namespaceSelector")
                .doesNotContain("matchExpressions");
    }

    @Test
    void aBucketNeedsNoVolumeAndHasARoleOfItsOwn() {
        assertThat(BUCKET.named("Deployment", "memory-backup").toString())
                .contains("s3://example-tribal-backups/production", "\"serviceAccountName\":\"memory-backup\"");
        assertThat(BUCKET.named("ServiceAccount", "memory-backup").toString()).contains("role/tribal-backup");
        assertThat(BUCKET.of("PersistentVolumeClaim")).isEmpty();
    }

    @Test
    void itsRoleIsItsOwnAlsoWhereTheAccountOfTheServicesIsMadeElsewhere() {
        var chart = Chart.rendered(
                "aws.yaml", Map.of("serviceAccount.create", false, "serviceAccount.name", "made-elsewhere"));
        assertThat(chart.named("Deployment", "memory-backup").toString())
                .contains("\"serviceAccountName\":\"memory-backup\"");
        assertThat(chart.of("ServiceAccount"))
                .singleElement()
                .asString()
                .contains("\"name\":\"memory-backup\"", "role/tribal-backup");
        assertThat(chart.named("Deployment", "memory-ingest").toString())
                .contains("\"serviceAccountName\":\"made-elsewhere\"");
    }

    @Test
    void withoutAKeyThereAreNoBackups() {
        assertThatThrownBy(() -> Chart.rendered("", Map.of("backup.enabled", "true")))
                .hasMessageContaining("keysSecret");
    }
}
