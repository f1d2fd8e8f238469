package dev.tribal.cli.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which commands failed until they pass. A file each, named by a hash, so that neither commands nor what they
 * printed are stored; it holds the id of the recorded error, if there is one.
 *
 * @param folder in the user's cache
 */
record FailedCommands(Path folder) {
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int MOST = 500;

    /**
     * Remembers a failure.
     *
     * @param error the recorded error that is most like it; {@code null} if none is known
     */
    void add(CommandRun run, @Nullable UUID error) throws IOException {
        Files.createDirectories(folder);
        forgetOld();
        Path file = file(run);
        // What was found when it failed before is better than nothing.
        if (error != null || !Files.exists(file)) {
            Files.writeString(file, error == null ? "" : error.toString());
        }
    }

    /** Forgets a command that passes now; empty if it did not fail before. */
    Optional<Failure> remove(CommandRun run) throws IOException {
        Path file = file(run);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String id = Files.readString(file).strip();
        Files.deleteIfExists(file);
        return Optional.of(new Failure(id.isEmpty() ? null : UUID.fromString(id)));
    }

    private void forgetOld() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.toList();
            Instant oldest =
                    files.size() >= MOST ? Instant.now() : Instant.now().minus(LIFETIME);
            for (Path file : files) {
                FileTime written = Files.getLastModifiedTime(file);
                if (written.toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(CommandRun run) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(run.session(), run.folder(), run.command())) {
                hash.update(part.getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            return folder.resolve(HexFormat.of().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** @param error the recorded error that was most like it; {@code null} if none is known */
    record Failure(@Nullable UUID error) {}
}
