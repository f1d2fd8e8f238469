package dev.tribal.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of reports, each with the place where Tribal takes it. */
public enum Format {
    TEST_REPORT("/api/v1/reports/junit", "application/xml"),
    SARIF("/api/v1/reports/sarif", "application/sarif+json"),
    ERRORS("/api/v1/errors:batch", "application/x-ndjson"),
    LOG("/api/v1/reports/log", "text/plain; charset=utf-8"),
    LOG_ARCHIVE("/api/v1/reports/log", "application/zip");

    /** How much of a file tells its format. */
    public static final int START = 8192;

    /** The outermost elements of JUnit, NUnit, xUnit.net and TRX files, after declarations and comments. */
    private static final Pattern TESTS = Pattern.compile(
            "\\A(?:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\\s++)*+<(?:\\w+:)?(?:testsuites|testsuite|test-run|test-results"
                    + "|assemblies|assembly|TestRun)[\\s>/]",
            Pattern.DOTALL);

    /** A declaration, or an element in another or alone; compilers call their input {@code <stdin>}, too. */
    private static final Pattern XML =
            Pattern.compile("\\A\\s*+<(?:\\?xml\\b|!DOCTYPE\\b|[A-Za-z][\\w.:-]*+(?:\\s[^<>]*+)?/?>\\s*+(?:<|\\z))");

    /** SARIF 2.1.0, section 3.13: {@code version} and {@code runs} are required, {@code $schema} usual. */
    private static final Pattern SARIF_LOG =
            Pattern.compile("\"\\$schema\"\\s*:\\s*\"[^\"]*sarif|\"runs\"\\s*:\\s*\\[");

    private static final Pattern ERROR_LINE = Pattern.compile("\\A\\s*\\{.*\"error_type\"\\s*:", Pattern.DOTALL);

    private final String path;
    private final String contentType;

    Format(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    String path() {
        return path;
    }

    String contentType() {
        return contentType;
    }

    /**
     * The format of a file by what is in it; what is no other is a log.
     *
     * @param start the first {@link #START} bytes, or all if there are fewer
     * @throws IllegalArgumentException if it is none of these; the message says why
     */
    public static Format of(byte[] start) {
        if (ofLog(start) == LOG_ARCHIVE) {
            return LOG_ARCHIVE;
        }
        String text = new String(start, StandardCharsets.UTF_8);
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (TESTS.matcher(text).find()) {
            return TEST_REPORT;
        }
        if (XML.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "is XML, but no report of JUnit, NUnit, xUnit.net or TRX; with --log it is read as a log");
        }
        if (text.stripLeading().startsWith("{")) {
            if (SARIF_LOG.matcher(text).find()) {
                return SARIF;
            }
            if (ERROR_LINE.matcher(text).find()) {
                return ERRORS;
            }
        }
        return LOG;
    }

    /**
     * The format of a file that is said to be a log, whatever it looks like.
     *
     * @param start as for {@link #of}
     * @throws IllegalArgumentException if it can be none; the message says why
     */
    public static Format ofLog(byte[] start) {
        if (start.length == 0) {
            throw new IllegalArgumentException("is empty");
        }
        if (isZip(start)) {
            return LOG_ARCHIVE;
        }
        for (byte b : start) {
            if (b == 0) {
                throw new IllegalArgumentException("is not a text in UTF-8; unpack it, or write it as UTF-8");
            }
        }
        return LOG;
    }

    /** The signature of the first file in it (APPNOTE 4.3.7). */
    private static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    /** Whether a file in a folder may be a report, by its name; other files there are passed over. */
    static boolean mayBeReport(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.of(lower.lastIndexOf('.'))
                .filter(dot -> dot > 0)
                .map(dot -> lower.substring(dot + 1))
                .filter(ending -> switch (ending) {
                    case "xml", "trx", "sarif", "ndjson", "log" -> true;
                    default -> false;
                })
                .isPresent();
    }
}
