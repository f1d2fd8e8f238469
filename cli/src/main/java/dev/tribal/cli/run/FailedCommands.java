package dev.tribal.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Remembers which commands failed until they pass. A file each, named by a hash, so that neither commands nor what they
 * printed are stored; it holds the ids of the recorded errors, if there are any.
 *
 * @param folder in the user's cache
 * @param lifetime how long a failure is remembered
 */
public record FailedCommands(Path folder, Duration lifetime) {
    private static final int MOST = 500;

    /** Another line is damaged. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * The folder for these in the user's cache, as the XDG Base Directory Specification has it; the launcher looks there
     * too.
     */
    public static Path cache(Map<String, String> environment, String name) {
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (caches.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches))
                .resolve("tribal")
                .resolve(name);
    }

    /**
     * Remembers a failure.
     *
     * @param command what tells it from others: where it ran, and its words
     * @param errors the recorded errors, the most important first; empty if none is known
     */
    public void add(List<String> command, List<UUID> errors) throws IOException {
        Files.createDirectories(folder);
        forgetOld();
        Path file = file(command);
        // What was found when it failed before is better than nothing.
        if (!errors.isEmpty() || !Files.exists(file)) {
            // Whole or not at all, whatever ends this process.
            Path unfinished = Files.createTempFile(folder, "new", ".tmp");
            Files.write(unfinished, errors.stream().map(UUID::toString).toList());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Forgets a command that passes now, and returns its errors; empty if it did not fail before. */
    public Optional<List<UUID>> remove(List<String> command) throws IOException {
        Path file = file(command);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Files.deleteIfExists(file);
        return Optional.of(text.lines()
                .filter(line -> ID.matcher(line).matches())
                .map(UUID::fromString)
                .toList());
    }

    private void forgetOld() throws IOException {
        Instant oldest = Instant.now().minus(lifetime);
        List<Remembered> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst = files.map(Remembered::of)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Remembered::written).reversed())
                    .toList();
        }
        for (int i = 0; i < newestFirst.size(); i++) {
            // One more is about to come.
            if (i >= MOST - 1 || newestFirst.get(i).written().isBefore(oldest)) {
                Files.deleteIfExists(newestFirst.get(i).file());
            }
        }
    }

    private record Remembered(Path file, Instant written) {
        /** Nothing if another process has just deleted it. */
        static Optional<Remembered> of(Path file) {
            try {
                return Optional.of(
                        new Remembered(file, Files.getLastModifiedTime(file).toInstant()));
            } catch (IOException _) {
                return Optional.empty();
            }
        }
    }

    private Path file(List<String> command) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String part : command) {
                hash.update(part.getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            return folder.resolve(HexFormat.of().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
