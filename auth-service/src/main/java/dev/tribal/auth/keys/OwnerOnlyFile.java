package dev.tribal.auth.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A small secret in a file that only its owner can read, made at most once. */
public final class OwnerOnlyFile {
    private static final FileAttribute<?> FILE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    public OwnerOnlyFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file, or writes the content first if there is no such file. Of several processes that start at once, one
     * writes and all read the same.
     *
     * @throws UncheckedIOException if the file can be neither read nor written
     */
    public String readOrCreate(Supplier<String> content) {
        try {
            if (!Files.exists(file)) {
                create(content.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file, e);
        }
    }

    /** Replaces the content. */
    public void write(String content) {
        try {
            Files.deleteIfExists(file);
            create(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private void create(String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, FOLDER);
        }
        // Written aside and moved, so that no process ever reads half a secret.
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        try (var channel = Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
            Channels.newOutputStream(channel).write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)).array());
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Another process was first; its content counts.
        } finally {
            Files.delete(draft);
        }
    }
}
