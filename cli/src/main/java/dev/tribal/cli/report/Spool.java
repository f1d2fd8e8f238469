package dev.tribal.cli.report;

import dev.tribal.cli.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reports that could not be sent yet, a file each: a line of JSON that says where it goes, then the report. A file appears
 * whole or not at all, and only its owner can read it.
 *
 * @param folder of the spool; made when it is needed
 * @param mostBytes how large all reports in it may be together
 */
record Spool(Path folder, long mostBytes) {
    private static final int MOST_FILES = 1_000;
    private static final String WAITING = ".report";
    private static final String REFUSED = ".refused";
    private static final String UNFINISHED = ".tmp";
    private static final Pattern FAILED = Pattern.compile("\\.([0-9]{1,3})\\.report$");

    /** How long its owner can look at what was set aside. */
    private static final Duration SET_ASIDE = Duration.ofDays(30);

    /** Longer than it takes to write a report. */
    private static final Duration WRITING = Duration.ofDays(1);

    /** @throws IOException if it cannot be written, or if there is no room; the message is a sentence */
    void add(Upload upload, Path report) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        tidy();
        List<Path> files = waiting();
        if (files.size() >= MOST_FILES || size(files) + Files.size(report) > mostBytes) {
            throw new IOException(
                    "no room is left in %s (%d files, at most %d MB)".formatted(folder, files.size(), mostBytes >> 20));
        }
        Path unfinished = Files.createTempFile(folder, "new", UNFINISHED);
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                out.write((header(upload) + "\n").getBytes(StandardCharsets.UTF_8));
                Files.copy(report, out);
            }
            // Names sort by time, so that the oldest goes first.
            Path done = folder.resolve("%015d-%s%s".formatted(System.currentTimeMillis(), upload.key(), WAITING));
            Files.move(unfinished, done, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What waits, the oldest first. */
    List<Path> waiting() throws IOException {
        return files(WAITING);
    }

    /** Where a report in the spool goes, and how long what comes before it is; empty if it is damaged or gone. */
    Optional<Waiting> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(Format.START);
            int end = 0;
            while (end < start.length && start[end] != '\n') {
                end++;
            }
            JsonNode header = Json.read(new String(start, 0, end, StandardCharsets.UTF_8));
            var upload = new Upload(
                    header.path("tribal").asString(),
                    header.path("path").asString(),
                    header.path("content_type").asString(),
                    header.path("key").asString());
            boolean isWhole = upload.path().startsWith("/") && !upload.key().isEmpty();
            return isWhole ? Optional.of(new Waiting(file, upload, end + 1L, failures(file))) : Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static int failures(Path file) {
        Matcher failed = FAILED.matcher(file.getFileName().toString());
        return failed.find() ? Integer.parseInt(failed.group(1)) : 0;
    }

    /** Remembers in its name that a report could not be sent once more; what another command has sent since is forgotten. */
    void failed(Waiting waiting) throws IOException {
        String name = waiting.file().getFileName().toString();
        String clean = FAILED.matcher(name).replaceFirst(WAITING);
        String ending = "." + (waiting.failures() + 1) + WAITING;
        try {
            Files.move(
                    waiting.file(),
                    waiting.file().resolveSibling(clean.substring(0, clean.length() - WAITING.length()) + ending));
        } catch (NoSuchFileException _) {
            // Nothing is left to be remembered.
        }
    }

    /** Keeps what Tribal does not take, so that its owner can look at it. */
    void setAside(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path aside = file.resolveSibling(name.substring(0, name.length() - WAITING.length()) + REFUSED);
        Files.move(file, aside);
        Files.setLastModifiedTime(aside, FileTime.from(Instant.now()));
    }

    /** Deletes what was set aside long ago, and what a process did not finish that was ended. */
    void tidy() throws IOException {
        deleteOlder(REFUSED, SET_ASIDE);
        deleteOlder(UNFINISHED, WRITING);
    }

    private void deleteOlder(String ending, Duration age) throws IOException {
        for (Path file : files(ending)) {
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(age))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String header(Upload upload) {
        return Json.write(Json.object()
                .put("tribal", upload.tribal())
                .put("path", upload.path())
                .put("content_type", upload.contentType())
                .put("key", upload.key()));
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static long size(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    /**
     * A report in the spool.
     *
     * @param offset where its bytes begin
     * @param failures with how many commands it could not be sent, though others could
     */
    record Waiting(Path file, Upload upload, long offset, int failures) {}
}
