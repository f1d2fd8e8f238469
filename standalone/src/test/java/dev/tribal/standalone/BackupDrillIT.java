package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The restore drill: a machine is lost while it works, and comes back from its backups on an empty one. */
class BackupDrillIT {
    private static final Pattern POSITION = Pattern.compile("(\\d+)-(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Path backups;
    private Path keys;

    @Test
    void whatWasAcknowledgedBeforeTheLastBackupIsThereOnceOnAnEmptyMachine() throws IOException {
        backups = folder.resolve("backups");
        keys = Files.writeString(
                folder.resolve("keys"), "backup " + Base64.getEncoder().encodeToString(new byte[32]));
        Path lost = folder.resolve("lost");
        String longTrace = "at shop.Cart.total(Cart.java:12)\n".repeat(4_000);
        String longId;
        String deleted;
        String key;
        var load = new ReportLoad();
        try (var tribal = Tribal.up(lost)) {
            key = tribal.key();
            longId = report(tribal.http(), "LongTrace", longTrace);
            deleted = report(tribal.http(), "Deleted", null);
            int port = Project.freePort();
            try (var backup = command(
                    "backup", lost, "--to", backups.toString(), "--every", "1s", "--tribal.backup.port=" + port)) {
                backup.awaitOutput("-full");
                assertSaysHowOldItIs(new Http("http://localhost:" + port, null));
                tribal.http().delete("/api/v1/errors/" + deleted);
                load.start(tribal.http());
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> backup.output()
                                                .lines()
                                                .filter(line -> line.contains("-increment"))
                                                .count()
                                        >= 4
                                && load.acknowledged() > 100);
                // While reports and backups go on.
                tribal.process().kill();
                load.stop();
                backup.kill();
            }
        }
        assertThat(FileSystemUtils.deleteRecursively(lost)).isTrue();

        Path found = folder.resolve("found");
        assertSays(1, "name the file with its key", "restore", found, "--unencrypted", "--from", backups.toString());
        assertSays(0, " are as they were written, 0 are not", "backup", found, "verify", "--from", backups.toString());
        Running list = command("backup", found, "list", "--from", backups.toString());
        assertThat(list.await()).as(list.output()).isZero();
        assertSays(0, "Nothing was written", "restore", found, "--dry-run", "--from", backups.toString());
        assertSays(0, "Start Tribal now", "restore", found, "--from", backups.toString());
        assertSays(1, "in use", "restore", found, "--from", backups.toString());

        try (var tribal = Tribal.up(found)) {
            var http = new Http(tribal.url(), key);
            load.assertCounted(http, ends(list.output().lines().toList().getLast()));
            assertThat(http.get("/api/v1/errors/" + deleted).status()).isEqualTo(404);
            Awaitility.await("the entry of the audit log")
                    .atMost(PATIENCE)
                    .until(() -> http.get("/api/v1/audit?action=backup.restore")
                            .toString()
                            .contains("-increment"));
            assertThat(http.get("/api/v1/errors/" + longId)
                            .json()
                            .at("/context/stack_trace")
                            .asString())
                    .hasSize(longTrace.length());
            assertThat(Reports.awaitFound(http, "failure of module BBB")).contains("failure of module BBB");
            // What comes now is newer than anything that was restored.
            assertThat(report(http, "LongTrace", longTrace)).isEqualTo(longId);
            assertThat(http.get("/api/v1/errors/" + longId)
                            .json()
                            .path("occurrences")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    private static void assertSaysHowOldItIs(Http page) {
        Awaitility.await("the end of the first run")
                .until(() -> page.get("/health/ready").status() == 200);
        assertThat(page.get("/metrics").response().body()).contains("tribal_backup_last_success_timestamp_seconds 1");
    }

    private static String report(Http http, String type, @Nullable String trace) {
        Map<String, Object> context = new HashMap<>(Map.of("language", "java", "error_message", "it failed"));
        if (trace != null) {
            context.put("stack_trace", trace);
        }
        var answer = http.post("/api/v1/errors", Map.of("error_type", type, "context", context), "Prefer", "wait=10");
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
        return answer.json().path("id").asString();
    }

    /** The offset behind the last event of each partition that a line of the list names. */
    private static Map<Integer, Long> ends(String line) {
        Map<Integer, Long> ends = new HashMap<>();
        Matcher matcher = POSITION.matcher(line.substring(line.indexOf("before ")));
        while (matcher.find()) {
            Position end = Position.of(matcher.group());
            ends.put(end.partition(), end.offset());
        }
        return ends;
    }

    private void assertSays(int status, String sentence, String command, Path dataDir, String... words) {
        Running running = command(command, dataDir, words);
        assertThat(running.await()).as(running.output()).isEqualTo(status);
        assertThat(running.output()).contains(sentence).doesNotContain("Exception");
    }

    private Running command(String command, Path dataDir, String... words) {
        List<String> all = new ArrayList<>(List.of("./tribal", command, "--data-dir", dataDir.toString()));
        all.addAll(List.of(words));
        if (!all.contains("--unencrypted")) {
            all.addAll(List.of("--keys-file", keys.toString()));
        }
        return Running.start(Project.root(), all.toArray(String[]::new));
    }
}
