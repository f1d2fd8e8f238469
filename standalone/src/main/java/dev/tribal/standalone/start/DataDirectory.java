package dev.tribal.standalone.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one installation, held by one process at a time. The operating system ends the hold with the process,
 * however that ends.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK_FILE = "tribal.lock";

    private final FileChannel channel;
    private final StartOptions options;

    private DataDirectory(FileChannel channel, StartOptions options) {
        this.channel = channel;
        this.options = options;
    }

    /**
     * Makes the folder if it is new, closes it to everybody but its owner, and takes hold of it.
     *
     * @throws StartRefused if another process holds it or it cannot be written
     */
    public static DataDirectory take(StartOptions options) {
        Path folder = options.dataDir();
        try {
            Files.createDirectories(folder);
            // Nobody else may look in, whatever the files inside allow and whoever made the folder.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StartRefused(alreadyRunning(channel, folder));
            }
            var directory = new DataDirectory(channel, options);
            directory.announce("-", "http", options.port());
            return directory;
        } catch (IOException e) {
            throw new StartRefused(
                    "Tribal cannot write to %s (%s); use --data-dir with another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * Leaves who holds the folder, for the next one that tries and for {@code tribal down}, and where the broker is, for
     * Kafka's own tools.
     *
     * @param scheme http or https
     * @param port where Tribal listens; what it was told to take until it does
     */
    public void announce(String bootstrapServers, String scheme, int port) {
        String holder = "%d %d %s %s%n".formatted(ProcessHandle.current().pid(), port, bootstrapServers, scheme);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + options.dataDir(), e);
        }
    }

    /** Where the broker of the process is that holds a folder; empty if none does. */
    public static Optional<String> brokerOf(Path folder) {
        try {
            String[] holder =
                    Files.readString(folder.resolve(LOCK_FILE)).strip().split(" ");
            return holder.length == 4
                            && !holder[2].equals("-")
                            && ProcessHandle.of(Long.parseLong(holder[0])).isPresent()
                    ? Optional.of(holder[2])
                    : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what is in " + folder, e);
        }
    }

    private static String alreadyRunning(FileChannel channel, Path folder) throws IOException {
        var content = ByteBuffer.allocate(256);
        channel.read(content, 0);
        channel.close();
        String[] holder = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ");
        String where =
                holder.length == 4 ? " (process %s, %s://localhost:%s)".formatted(holder[0], holder[3], holder[1]) : "";
        return "Tribal is already running on %s%s. Stop it with ./tribal down, or start another one with --port and --data-dir."
                .formatted(folder, where);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be released", e);
        }
    }
}
