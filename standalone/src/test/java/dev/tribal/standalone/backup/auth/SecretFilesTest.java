package dev.tribal.standalone.backup.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.standalone.backup.targets.BackupException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path folder;

    @Test
    void ofAFolderThatAllSecretsShareEachIsInABackupOnce() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(shared.resolve("api-key-hash.key"), "hash");
        Files.writeString(shared.resolve("mcp-key"), "mcp");
        Files.writeString(shared.resolve("signing-key.json"), "taken over");
        List<byte[]> entries = new ArrayList<>();
        new SecretFiles(shared, Map.of("mcp-key", shared.resolve("mcp-key"), "scrub-key", shared.resolve("scrub-key")))
                .read(entries::add);
        assertThat(entries).containsExactly(entry("auth/api-key-hash.key", "hash"), entry("mcp-key", "mcp"));
    }

    @Test
    void ofAnOlderBackupTheFolderOfAuthServiceGetsItsOwnKeyAlone() throws IOException {
        Path own = folder.resolve("own");
        Path mcp = folder.resolve("elsewhere/mcp-key");
        var secrets = new SecretFiles(own, Map.of("mcp-key", mcp));
        for (String name : List.of("auth/api-key-hash.key", "auth/mcp-key", "auth/pages-key", "mcp-key")) {
            secrets.write(entry(name, name));
        }
        try (var files = Files.list(own)) {
            assertThat(files).containsExactly(own.resolve("api-key-hash.key"));
        }
        assertThat(mcp).hasContent("mcp-key");
    }

    @Test
    void aSecretThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        var secrets = new SecretFiles(folder, Map.of("mcp-key", file.resolve("mcp-key")));
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> secrets.write(entry("mcp-key", "mcp")))
                .withMessageContainingAll("cannot be written", file.toString());
    }

    @Test
    void aSecretOfANewerTribalIsRefused() {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> new SecretFiles(folder, Map.of()).write(entry("moon-key", "moon")))
                .withMessageContaining("'moon-key'");
    }

    private static byte[] entry(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(name);
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
