package dev.tribal.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Supplier;

/** A small secret in a file that only its owner can read, made at most once. */
public final class OwnerOnlyFile {
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    public OwnerOnlyFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file, or writes the content first if there is no such file. Of several processes that start at once,
     * one writes and all read the same.
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

    /**
     * Writes the file, whatever it held.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(String content) {
        try {
            Files.move(draft(content), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private void create(String content) throws IOException {
        Path draft = draft(content);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Another process was first; its content counts.
        } finally {
            Files.delete(draft);
        }
    }

    /** The content in a file beside the real one, so that no process ever reads half a secret. */
    private Path draft(String content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(absolute.getParent(), "a file is in a folder");
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, FOLDER);
        }
        Path draft = Files.createTempFile(folder, absolute.getFileName() + ".", ".draft", FILE);
        return Files.writeString(draft, content);
    }
}
