package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of {@code ./tribal}: what it prints, what it refuses, how it stops. */
class LauncherIT {
    @TempDir
    Path folder;

    @Test
    void announcesUrlAndKeyAndStopsCleanlyOnCtrlC() throws IOException {
        Path dataDir = folder.resolve("data");
        try (var tribal = Tribal.up(dataDir)) {
            assertThat(tribal.process().output())
                    .contains("URL        " + tribal.url())
                    .contains("API key    " + tribal.key())
                    .contains("claude mcp add --transport http tribal " + tribal.url() + "/mcp");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("api-key"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                    .isEqualTo("rwx------");

            assertThat(tribal.process().interrupt()).isIn(0, 130);
            assertThat(tribal.process().output()).doesNotContain("Exception");
        }
    }

    @Test
    void announcedCurlsWorkAsPasted() {
        try (var tribal = Tribal.up(folder.resolve("data"))) {
            String output = tribal.process().output();
            String report = between(output, "  curl -sS", "curl -sS -G");
            String search = output.substring(output.indexOf("curl -sS -G"));

            Running reported = Running.start(folder, "bash", "-c", report);
            assertThat(reported.await()).isZero();
            assertThat(reported.output()).contains("\"error_type\":\"ModuleNotFoundError\"");

            Running found = Running.start(folder, "bash", "-c", search);
            assertThat(found.await()).isZero();
            assertThat(found.output()).contains("Run pip install requests");
        }
    }

    @Test
    void secondStartHasAllTheDataAndTheSameKey() {
        Path dataDir = folder.resolve("data");
        String key;
        try (var first = Tribal.up(dataDir)) {
            key = first.key();
            assertThat(first.http()
                            .post("/api/v1/errors", Reports.of("Kept", "kept over a restart"))
                            .status())
                    .isEqualTo(202);
        }
        try (var second = Tribal.up(dataDir)) {
            assertThat(second.key()).isEqualTo(key);
            assertThat(Reports.awaitFound(second.http(), "kept over a restart")).contains("Kept");
        }
    }

    @Test
    void secondUpOnTheSameFolderSaysWhoRunsAndWhatToDo() {
        Path dataDir = folder.resolve("data");
        try (var first = Tribal.up(dataDir);
                var second = Tribal.launch(dataDir, Project.freePort())) {
            assertThat(second.await()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Tribal is already running on " + dataDir)
                    .contains(first.url())
                    .contains("./tribal down");
        }
    }

    @Test
    void takenPortIsNamedWithAnotherOneToTry() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var refused = Tribal.launch(folder.resolve("data"), taken.getLocalPort())) {
            assertThat(refused.await()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("Port " + taken.getLocalPort() + " is taken")
                    .contains("--port");
        }
    }

    @Test
    void commandsFindTheFreePortThatTheEnvironmentAskedFor() {
        String dataDir = folder.resolve("data").toString();
        List<String> up = List.of("./tribal", "up", "--data-dir", dataDir);
        try (var tribal = Running.start(Project.root(), Map.of("SERVER_PORT", "0"), up)) {
            tribal.awaitOutput("Report an error and see it come back");
            try (var status = Running.start(Project.root(), "./tribal", "status", "--data-dir", dataDir)) {
                assertThat(status.await()).as(status.output()).isZero();
            }
        }
    }

    @Test
    void backgroundReturnsWhenReadyAndDownStopsIt() {
        Path dataDir = folder.resolve("data");
        try (var up = Tribal.launch(dataDir, Project.freePort(), "--background")) {
            assertThat(up.await()).isZero();
            assertThat(up.output()).contains("Tribal is ready").contains("down --data-dir " + dataDir);
            assertThat(dataDir.resolve("tribal.log")).content().doesNotContain("tribal_");
        }
        try (var down = Running.start(Project.root(), "./tribal", "down", "--data-dir", dataDir.toString())) {
            assertThat(down.await()).isZero();
            assertThat(down.output()).contains("Tribal is stopped");
        }
        try (var again = Running.start(Project.root(), "./tribal", "down", "--data-dir", dataDir.toString())) {
            assertThat(again.await()).isEqualTo(1);
            assertThat(again.output()).contains("does not run");
        }
    }

    @Test
    void missingJdkIsOneClearSentence() throws IOException {
        Path oldJdk = Files.createDirectories(folder.resolve("jdk-17/bin")).getParent();
        Files.writeString(oldJdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        // A copy of the launcher that knows no usual place stands for a machine without a JDK 25.
        Path launcher = folder.resolve("tribal");
        Files.writeString(
                launcher,
                Files.readString(Project.root().resolve("tribal"))
                        .replace("/usr/lib/jvm/", "/nowhere/")
                        .replace("/Library/Java/", "/nowhere/"));
        var environment = Map.of("JAVA_HOME", oldJdk.toString(), "HOME", folder.toString(), "PATH", "/usr/bin:/bin");

        try (var refused = Running.start(folder, environment, List.of("bash", launcher.toString(), "up"))) {
            assertThat(refused.await()).isEqualTo(1);
            assertThat(refused.output().lines())
                    .singleElement()
                    .asString()
                    .contains("needs a JDK 25")
                    .contains("JAVA_HOME");
        }
    }

    @Test
    void structuredLogIsJson() {
        try (var tribal = Tribal.up(folder.resolve("data"), "--log", "json")) {
            assertThat(tribal.process().output().lines()).anyMatch(line -> line.startsWith("{\"@timestamp\""));
        }
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        return text.substring(from, text.indexOf(end, from));
    }
}
