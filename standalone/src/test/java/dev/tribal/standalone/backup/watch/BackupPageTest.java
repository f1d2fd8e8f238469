package dev.tribal.standalone.backup.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.standalone.backup.targets.BackupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupPageTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final BackupProgress progress =
            new BackupProgress(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(10), Duration.ofDays(1));
    private final BackupPage page = BackupPage.open(progress, "127.0.0.1", 0);

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void beforeTheFirstBackupItLivesAndIsNotReady() {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/detailed").body()).contains("\"DOWN\"", "No backup was taken");
        assertThat(get("/metrics").body())
                .contains(
                        "tribal_backup_failed_total 0.0",
                        "tribal_backup_stale_after_seconds 600.0",
                        "tribal_backup_full_every_seconds 86400.0")
                .doesNotContain("timestamp");
    }

    @Test
    void ageOfTheLastGoodRunDecides() {
        progress.succeeded(NOW.minusSeconds(60), Duration.ofSeconds(2), NOW.minusSeconds(3_600));
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).contains("before 2026-03-01T11:59:00Z is in the backups");

        progress.succeeded(NOW.minusSeconds(600), Duration.ofSeconds(2), null);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("after 2026-03-01T11:50:00Z is in no backup");
    }

    @Test
    void metricsSayWhenBackupsWereTaken() {
        progress.failed();
        progress.lacks(3);
        progress.succeeded(NOW.minusSeconds(60), Duration.ofSeconds(2), NOW.minusSeconds(3_600));
        progress.succeeded(NOW.minusSeconds(30), Duration.ofSeconds(2), NOW.minusSeconds(3_600));
        System.gc();

        assertThat(get("/metrics").body().lines())
                .contains(
                        "tribal_backup_failed_total 1.0",
                        "tribal_backup_last_success_timestamp_seconds " + (NOW.getEpochSecond() - 30) / 1e0,
                        "tribal_backup_last_full_timestamp_seconds " + (NOW.getEpochSecond() - 3_600) / 1e0,
                        "tribal_backup_missing_texts 3.0",
                        "tribal_backup_seconds_count 2");
    }

    @Test
    void thereIsNothingElse() {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupPage.open(progress, "127.0.0.1", page.port()))
                .withMessageContaining("tribal.backup.port");
    }

    private HttpResponse<String> get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(page.port(), path)));
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
