package dev.tribal.standalone.backup.auth;

import dev.tribal.platform.blob.file.DurableFile;
import dev.tribal.standalone.backup.targets.BackupException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files with secrets that the installation made for itself, without which its keys and people are worth nothing. Each has a
 * name of its own in a backup, so that it comes back to where the settings say.
 */
public final class SecretFiles {
    private static final String IN_FOLDER = "auth/";
    private static final String API_KEY_HASH = "api-key-hash.key";

    private final Path folder;
    private final Map<String, Path> single;

    /**
     * @param folder of auth-service's secrets
     * @param single other files by their names; those that are not there are left out
     */
    public SecretFiles(Path folder, Map<String, Path> single) {
        this.folder = folder;
        this.single = new TreeMap<>(single);
    }

    /** Whether the key is there with which auth-service verifies API keys; without it all of them are dead. */
    public boolean haveApiKeyHash() {
        return Files.isRegularFile(folder.resolve(API_KEY_HASH));
    }

    /** Hands over every file that is there, as an entry of a backup. */
    public void read(Consumer<byte[]> entry) {
        try {
            for (Path file : inFolder()) {
                entry.accept(entry(IN_FOLDER + file.getFileName(), file));
            }
            for (var file : single.entrySet()) {
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

    private List<Path> inFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".draft"))
                    .sorted()
                    .toList();
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
     * @throws BackupException if there is another one in its place
     */
    public void write(byte[] entry) {
        try (var in = new DataInputStream(new ByteArrayInputStream(entry))) {
            Path file = place(in.readUTF());
            byte[] content = in.readAllBytes();
            if (!Files.exists(file)) {
                DurableFile.write(file.toAbsolutePath().resolveSibling(""), file.toAbsolutePath(), content);
            } else if (!Arrays.equals(Files.readAllBytes(file), content)) {
                throw new BackupException(
                        "%s is there already, with other content than in the backup; move it away.".formatted(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets of the installation cannot be written", e);
        }
    }

    private Path place(String name) {
        Path file = name.startsWith(IN_FOLDER) ? folder.resolve(name.substring(IN_FOLDER.length())) : single.get(name);
        if (file == null || file.normalize().getNameCount() == 0 || name.contains("..")) {
            throw new BackupException("The backup has a secret '%s' that this Tribal does not know.".formatted(name));
        }
        return file;
    }
}
