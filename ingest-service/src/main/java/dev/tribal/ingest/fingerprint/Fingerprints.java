package dev.tribal.ingest.fingerprint;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.template.MessageForm;
import dev.tribal.platform.text.Sha256;
import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.StackTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Version 2: several fingerprints of one report, the surest first, which decides; another one in common suggests that two
 * errors are one. As in {@link Fingerprint version 1}, what it yields must never change: an improvement is a version 3.
 */
public final class Fingerprints {
    private static final String PLACE = "v2:place:";
    private static final String TEST = "v2:test:";

    private Fingerprints() {}

    /** At least one, each with the name of its kind in front. */
    public static List<String> of(NewError error) {
        StackTrace trace = Fingerprint.trace(error);
        return of(error, trace, form(error));
    }

    /** What the message of a report says without its values. */
    static MessageForm form(NewError error) {
        return MessageForm.of(error.errorType(), error.context().errorMessage());
    }

    static List<String> of(NewError error, StackTrace trace, MessageForm form) {
        List<String> prints = new ArrayList<>();
        String type = form.type();
        String template = form.text();
        List<Frame> frames = trace.telling();
        if (!frames.isEmpty()) {
            // The line of code says what was done; how its failure is worded changes with every version.
            prints.add(
                    frames.getFirst().code().isEmpty()
                            ? print(PLACE, type, template, lines(frames, Frame::place))
                            : print(PLACE, type, lines(frames, Fingerprints::source)));
        }
        Origin origin = error.origin();
        if (origin != null && origin.testId() != null) {
            prints.add(print(TEST, type, template, origin.testId()));
        }
        if (prints.isEmpty()) {
            prints.add(form.fingerprint());
        }
        return List.copyOf(prints);
    }

    /** Of the callers, those whose code is known; it is not printed everywhere. */
    private static String source(Frame frame) {
        return frame.code().isEmpty() ? "" : frame.place() + " " + frame.code();
    }

    private static String lines(List<Frame> frames, Function<Frame, String> line) {
        return frames.stream()
                .map(line)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String print(String kind, String... parts) {
        return kind + Sha256.shortHex(String.join("\n", parts));
    }
}
