package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.trace.Language;
import dev.tribal.platform.trace.StackTrace;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns failed test cases into reports: fills in what the tool left out. */
final class FailureReports {
    private static final String UNKNOWN_TYPE = "TestFailure";
    /** {@code java.lang.AssertionError: …}, {@code System.Exception : …}, {@code AssertionError}; a name, then nothing or a colon. */
    private static final Pattern TYPE =
            Pattern.compile("([A-Za-z_][\\w.$:\\\\]{0,200}(?:Exception|Error|Failure|Failed))(?: ?:.*+)?+");

    private static final int EXAMINED_LINE = 1000;
    private static final Map<String, Language> FILE_ENDINGS = Map.ofEntries(
            Map.entry("java", Language.JAVA),
            Map.entry("py", Language.PYTHON),
            Map.entry("js", Language.JAVASCRIPT),
            Map.entry("ts", Language.JAVASCRIPT),
            Map.entry("tsx", Language.JAVASCRIPT),
            Map.entry("jsx", Language.JAVASCRIPT),
            Map.entry("go", Language.GO),
            Map.entry("cs", Language.CSHARP),
            Map.entry("rs", Language.RUST),
            Map.entry("rb", Language.RUBY),
            Map.entry("php", Language.PHP));

    private FailureReports() {}

    /**
     * The report of one case; valid in itself but for what {@code origin} brings and for the length of its texts.
     *
     * @param origin where the whole request comes from
     */
    static NewError of(FailedCase failed, Origin origin) {
        String text = failed.text().strip();
        String message = message(failed, text);
        var context = new ErrorContext(
                language(failed, text), framework(failed, text), message, null, text.isEmpty() ? null : text, null);
        return new NewError(
                type(failed, message, text),
                context,
                null,
                failed.details().isEmpty() ? null : Map.of("test", failed.details()),
                new Origin(
                        origin.source(),
                        origin.project(),
                        origin.commit(),
                        origin.runUrl(),
                        failed.testId().isBlank() ? null : failed.testId(),
                        origin.environment()));
    }

    private static String message(FailedCase failed, String text) {
        return Stream.of(failed.message().strip(), firstLine(text))
                .filter(candidate -> !candidate.isEmpty())
                .findFirst()
                .orElse("The test failed and its report says no more");
    }

    private static String type(FailedCase failed, String message, String text) {
        if (!failed.type().isBlank()) {
            return failed.type().strip();
        }
        return Stream.of(firstLine(text), firstLine(message))
                .map(line -> TYPE.matcher(Shortened.start(line, EXAMINED_LINE)))
                .filter(Matcher::matches)
                .map(named -> named.group(1))
                .findFirst()
                .orElse(UNKNOWN_TYPE);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static @Nullable String language(FailedCase failed, String text) {
        int dot = failed.file().lastIndexOf('.');
        Language byEnding = FILE_ENDINGS.get(failed.file().substring(dot + 1).toLowerCase(Locale.ROOT));
        return Optional.ofNullable(byEnding)
                .or(() -> StackTrace.parse(text).language())
                .map(language -> language.name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> switch (failed.framework()) {
                    case "nunit", "xunit", "mstest" -> "csharp";
                    case "pytest" -> "python";
                    default -> null;
                });
    }

    private static @Nullable String framework(FailedCase failed, String text) {
        if (!failed.framework().isEmpty()) {
            return failed.framework();
        }
        if (text.contains("org.scalatest.")) {
            return "scalatest";
        }
        return text.contains("org.junit.") || failed.type().startsWith("org.junit.") ? "junit" : null;
    }
}
