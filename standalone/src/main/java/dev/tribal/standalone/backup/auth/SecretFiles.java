package dev.tribal.standalone.backup.auth;

import dev.tribal.platform.blob.file.DurableFile;
import dev.tribal.standalone.backup.targets.BackupException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Files with secrets that the installation made for itself, without which its keys and people are worth nothing. Each has a
 * name of its own in a backup, so that it comes back to where the settings say.
 */
public final class SecretFiles {
    private static final String IN_FOLDER = "auth/";
    private static final String API_KEY_HASH = "api-key-hash.key";

    private final Path apiKeyHash;
    private final Map<String, Path> files;

    /**
     * @param folder of auth-service's secrets, which may have those of others, too
     * @param others files by their names; those that are not there are left out
     */
    public SecretFiles(Path folder, Map<String, Path> others) {
        this.apiKeyHash = folder.resolve(API_KEY_HASH);
        this.files = new TreeMap<>(others);
        this.files.put(IN_FOLDER + API_KEY_HASH, apiKeyHash);
    }

    /** Whether the key is there with which auth-service verifies API keys; without it all of them are dead. */
    public boolean haveApiKeyHash() {
        return Files.isRegularFile(apiKeyHash);
    }

    /** Hands over every file that is there, as an entry of a backup. */
    public void read(Consumer<byte[]> entry) {
        try {
            for (var file : files.entrySet()) {
                if (Files.isRegularFile(file.getValue())) {
                    entry.accept(entry(file.getKey(), file.getValue()));
                }
            }
        } catch (IOException e) {
            throw new BackupException(
                    "The secrets of the installation cannot be read (%s); run the backup as the user that Tribal runs as."
                            .formatted(e),
                    e);
        }
    }

    private static byte[] entry(String name, Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(name);
            out.write(Files.readAllBytes(file));
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a file back, for its owner's eyes only.
     *
     * @throws BackupException if there is another one in its place, or it cannot be written
     */
    public void write(byte[] entry) {
        try (var in = new DataInputStream(new ByteArrayInputStream(entry))) {
            String name = in.readUTF();
            Path file = files.get(name);
            if (file != null) {
                write(file, in.readAllBytes());
            } else if (!name.startsWith(IN_FOLDER)) {
                throw new BackupException(
                        "The backup has a secret '%s' that this Tribal does not know.".formatted(name));
            }
            // Else it is of an older backup, which has all that the folder held: what belongs to others has a name
            // besides.
        } catch (IOException e) {
            throw new BackupException(
                    "The secrets of the installation cannot be written (%s); check the rights of their folders."
                            .formatted(e),
                    e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            DurableFile.write(file.toAbsolutePath().resolveSibling(""), file.toAbsolutePath(), content);
        } else if (!Arrays.equals(Files.readAllBytes(file), content)) {
            throw new BackupException(
                    "%s is there already, with other content than in the backup; move it away.".formatted(file));
        }
    }
}
