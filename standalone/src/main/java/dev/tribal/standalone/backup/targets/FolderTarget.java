package dev.tribal.standalone.backup.targets;

import dev.tribal.platform.blob.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One file per object below a folder, for the eyes of its owner only. */
public final class FolderTarget implements BackupTarget {
    private final Path root;

    public FolderTarget(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, byte[] content) {
        trying("written", () -> {
            DurableFile.write(root, file(name), content);
            return root;
        });
    }

    @Override
    public boolean putIfAbsent(String name, byte[] content) {
        return trying("written", () -> DurableFile.writeIfAbsent(root, file(name), content));
    }

    @Override
    public Optional<byte[]> get(String name) {
        return trying("read", () -> {
            try {
                return Optional.of(Files.readAllBytes(file(name)));
            } catch (NoSuchFileException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<String> list(String folder) {
        return trying("read", () -> {
            while (true) {
                try {
                    return names(file(folder));
                } catch (NoSuchFileException _) {
                    return List.of();
                } catch (UncheckedIOException e) {
                    if (!(e.getCause() instanceof NoSuchFileException)) {
                        throw e.getCause();
                    }
                    // Another process removed a file between two looks; then it is looked again.
                }
            }
        });
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    // What a killed process left of an object that was not whole.
                    .filter(name -> !name.contains("/."))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void delete(String name) {
        trying("written", () -> {
            Path file = file(name);
            Files.deleteIfExists(file);
            removeIfEmpty(file.getParent());
            return root;
        });
    }

    private void removeIfEmpty(@Nullable Path folder) throws IOException {
        if (folder != null && !folder.equals(root)) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException _) {
                // Others still need it.
            }
        }
    }

    @Override
    public void close() {
        // Nothing is open between calls.
    }

    /** Names come out of backups, which somebody may have changed. */
    private Path file(String name) {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new BackupException("The backup names a file outside of its folder; it was changed by somebody.");
        }
        return file;
    }

    private <T> T trying(String verb, Operation<T> operation) {
        try {
            return operation.run();
        } catch (IOException e) {
            throw new BackupException(
                    "The backups in %s cannot be %s (%s); see that the folder is there, that this user may use it and that"
                                    .formatted(root, verb, e)
                            + " its disk is not full.",
                    e);
        }
    }

    @FunctionalInterface
    private interface Operation<T> {
        T run() throws IOException;
    }
}
