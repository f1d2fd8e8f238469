package dev.tribal.cli.report;

import dev.tribal.cli.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
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

    /** @throws IOException if it cannot be written, or if there is no room; the message is a sentence */
    void add(Upload upload, Path report) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<Path> files = files("");
        if (files.size() >= MOST_FILES || size(files) + Files.size(report) > mostBytes) {
            throw new IOException(
                    "no room is left in %s (%d files, at most %d MB)".formatted(folder, files.size(), mostBytes >> 20));
        }
        Path unfinished = Files.createTempFile(folder, "new", ".tmp");
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

    /** Where a report in the spool goes, and how long what comes before it is. */
    Waiting read(Path file) throws IOException {
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
            return new Waiting(file, upload, end + 1L);
        }
    }

    /** Keeps what Tribal does not take, so that its owner can look at it. */
    void setAside(Path file) throws IOException {
        String name = file.getFileName().toString();
        Files.move(file, file.resolveSibling(name.substring(0, name.length() - WAITING.length()) + REFUSED));
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

    /** A report in the spool; its bytes begin at {@code offset}. */
    record Waiting(Path file, Upload upload, long offset) {}
}
