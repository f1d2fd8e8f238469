package dev.tribal.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a command is to report. */
public final class ReportFiles {
    /** What Tribal takes of a log. */
    private static final long MOST_INPUT = 100L << 20;

    private ReportFiles() {}

    /** The file itself, or all files of a folder and those in it whose names are those of reports; follows no links. */
    public static List<Path> in(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Format.mayBeReport(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What a file is, by its beginning.
     *
     * @param isLog whether it is said to be a log, whatever it looks like
     * @throws IllegalArgumentException if it is none that Tribal takes; the message goes on after the file's name
     */
    public static Format format(Path file, boolean isLog) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(Format.START);
            return isLog ? Format.ofLog(start) : Format.of(start);
        }
    }

    /**
     * Looks at how long a file is.
     *
     * @throws IllegalArgumentException if it is longer than anything that Tribal takes
     */
    public static void checkLength(Path file) throws IOException {
        if (Files.size(file) > MOST_INPUT) {
            throw new IllegalArgumentException(
                    "is longer than the 100 MB that Tribal takes; send its end (tail -c 90M)");
        }
    }

    /**
     * Writes an input to a new file that only its owner can read, since it may have to be sent more than once.
     *
     * @throws IOException if there is more than Tribal takes; the message is for the user
     */
    public static Path copy(InputStream in) throws IOException {
        Path file = Files.createTempFile("tribal", ".report");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > MOST_INPUT) {
                    throw new IOException("standard input is longer than the 100 MB that Tribal takes");
                }
                out.write(buffer, 0, read);
            }
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
