package dev.tribal.platform.blob.file;

import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.BlobStoreException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One file per blob below a folder, which several processes may share. */
public final class FileBlobStore implements BlobStore {
    private static final int ATTEMPTS = 20;

    private final Path folder;

    public FileBlobStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(BlobName name, byte[] content) {
        Path file = file(name);
        trying("written", () -> write(file, content));
    }

    /** Again if somebody has just removed the folder, because nothing was left in it. */
    private Path write(Path file, byte[] content) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                DurableFile.write(folder, file, content);
                return file;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Optional<byte[]> get(BlobName name) {
        Path file = file(name);
        return trying("read", () -> {
            try {
                return Optional.of(Files.readAllBytes(file));
            } catch (NoSuchFileException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(Collection<BlobName> names) {
        names.forEach(name -> trying("written", () -> remove(file(name))));
    }

    @Override
    public void deleteOlder(String tenant, UUID recordId, Instant moment) {
        Path record = folder.resolve(BlobName.prefix(tenant, recordId));
        trying("written", () -> {
            for (Path file : filesBelow(record)) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    remove(file);
                }
            }
            return record;
        });
    }

    private static List<Path> filesBelow(Path record) throws IOException {
        try (Stream<Path> paths = Files.walk(record)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /** Removes a file, and the folders of its event and its record if nothing else is in them. */
    private Path remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            Path event = file.resolveSibling("");
            Files.deleteIfExists(event);
            Files.deleteIfExists(event.resolveSibling(""));
        } catch (DirectoryNotEmptyException _) {
            return file;
        }
        return file;
    }

    @Override
    public void check() {
        trying("written", () -> {
            DurableFile.createFolder(folder);
            requireFolder();
            return folder;
        });
    }

    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IOException("not a folder that this process may write to");
        }
    }

    @Override
    public void close() {
        // Nothing is open between calls.
    }

    private Path file(BlobName name) {
        return folder.resolve(name.path());
    }

    private <T> T trying(String verb, Operation<T> operation) {
        try {
            return operation.run();
        } catch (IOException e) {
            throw new BlobStoreException(
                    "The blob store in %s cannot be %s (%s); make the folder writable for this user and see that its"
                                    .formatted(folder, verb, e)
                            + " disk is there and not full, or set tribal.blob-store.folder",
                    e);
        }
    }

    @FunctionalInterface
    private interface Operation<T> {
        T run() throws IOException;
    }
}
