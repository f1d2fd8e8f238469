package dev.tribal.ingest.fingerprint;

import dev.tribal.platform.template.MaskedText;
import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.FrameSyntax;
import java.util.stream.Collectors;

/** What a message says whenever it is printed, without the frames that it repeats: see {@link MaskedText}. */
final class MessageTemplate {
    private static final int LINES = 20;

    private MessageTemplate() {}

    /** The template of a message; a type in front of it, as some tools print it, does not matter. */
    static String of(String errorType, String message) {
        String text = message.strip();
        if (text.length() > errorType.length()
                && text.startsWith(errorType)
                && text.charAt(errorType.length()) == ':') {
            text = text.substring(errorType.length() + 1);
        }
        return MaskedText.of(withoutFrames(text.substring(0, Math.min(text.length(), MaskedText.EXAMINED))));
    }

    /** Frames are compared as frames; whether the message repeats them says nothing. */
    private static String withoutFrames(String text) {
        return text.lines().filter(line -> !isCall(line)).limit(LINES).collect(Collectors.joining("\n"));
    }

    /** A place without a function is kept: compilers print their message behind it. */
    private static boolean isCall(String line) {
        Frame frame = FrameSyntax.read(line, "");
        return frame != null && frame.isOfVersionOne() && !frame.function().isEmpty();
    }
}
