package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void anOptionWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Files.writeString(folder.resolve("config"), "# ours\nurl = http://file\nproject = file\noutput=json\n");
        Settings settings =
                settings(Map.of("TRIBAL_URL", "http://variable", "TRIBAL_PROJECT", "variable"), "--url=http://o");

        assertThat(settings.value("url")).contains("http://o");
        assertThat(settings.value("project")).contains("variable");
        assertThat(settings.value("output")).contains("json");
        assertThat(settings.value("ca")).isEmpty();
    }

    @Test
    void aKeyComesFromAFileOrTheEnvironmentButNeverFromAnOption() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "of the file\n");
        Files.writeString(folder.resolve("api-key"), "of the folder\n");

        assertThat(settings(Map.of("TRIBAL_API_KEY", "variable"), "--key-file", key.toString())
                        .key())
                .isEqualTo("of the file");
        assertThat(settings(Map.of("TRIBAL_API_KEY", "variable", "TRIBAL_KEY_FILE", key.toString()))
                        .key())
                .isEqualTo("variable");
        assertThat(settings(Map.of("TRIBAL_KEY_FILE", key.toString())).key()).isEqualTo("of the file");
        assertThat(settings(Map.of()).key()).isEqualTo("of the folder");
        assertThat(Commands.ALL)
                .allSatisfy(command -> assertThat(command.option("api-key")).isEmpty());
    }

    @Test
    void aFileWithAKeyThatOthersCanReadIsRefused() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "api-key = k\n");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
        assertThat(settings(Map.of()).key()).isEqualTo("k");
    }

    @Test
    void anUnknownNameInTheFileIsSaid() throws IOException {
        Files.writeString(folder.resolve("config"), "ulr = http://file\n");

        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("ulr");
    }

    @Test
    void theDataFolderIsThatOfTheEnvironmentOrInTheHomeFolder() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve(".tribal")).resolve("config"), "project = of the home\n");
        String home = System.setProperty("user.home", folder.toString());
        try {
            Settings usual = Settings.of(Options.of(List.of("report")), Map.of());
            assertThat(usual.folder()).isEqualTo(folder.resolve(".tribal"));
            assertThat(usual.value("project")).contains("of the home");

            Settings elsewhere = Settings.of(Options.of(List.of("report")), Map.of("TRIBAL_DATA_DIR", "/data"));
            assertThat(elsewhere.folder()).isEqualTo(Path.of("/data"));
        } finally {
            System.setProperty("user.home", home);
        }
    }

    private Settings settings(Map<String, String> environment, String... options) {
        List<String> args = Stream.concat(Stream.of("report", "--data-dir", folder.toString()), Stream.of(options))
                .toList();
        return Settings.of(Options.of(args), environment);
    }
}
