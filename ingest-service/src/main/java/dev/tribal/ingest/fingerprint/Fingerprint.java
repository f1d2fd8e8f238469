package dev.tribal.ingest.fingerprint;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.template.ErrorType;
import dev.tribal.platform.template.MaskedText;
import dev.tribal.platform.text.Sha256;
import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.StackTrace;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Version 1 of the fingerprint: SHA-256 over the error's type, its message without what varies, and the functions of
 * our own code that it went through. Where no frame is known, the failed test stands in for them.
 *
 * <p>What this version yields must never change: ids of records are derived from it. An improvement is a new version.
 */
public final class Fingerprint {
    private static final String VERSION = "v1:";

    private Fingerprint() {}

    /** The fingerprint of a valid report, for example {@code v1:9f2c…}; the same for every report of the same error. */
    public static String of(NewError error) {
        return of(error, trace(error));
    }

    /** The trace of a report; without frames if the report has none. */
    static StackTrace trace(NewError error) {
        ErrorContext context = error.context();
        return StackTrace.parse(context.stackTrace() == null ? context.errorMessage() : context.stackTrace());
    }

    static String of(NewError error, StackTrace trace) {
        return VERSION + Sha256.shortHex(String.join("\n", normalised(error, trace.significant())));
    }

    private static List<String> normalised(NewError error, List<Frame> frames) {
        String place = frames.isEmpty()
                ? orEmpty(testId(error.origin()))
                : frames.stream().map(Frame::identity).collect(Collectors.joining("\n"));
        return List.of(
                ErrorType.normalised(error.errorType()),
                MessageTemplate.of(error.errorType(), error.context().errorMessage()),
                place);
    }

    private static @Nullable String testId(@Nullable Origin origin) {
        return origin == null ? null : origin.testId();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : MaskedText.of(text);
    }
}
