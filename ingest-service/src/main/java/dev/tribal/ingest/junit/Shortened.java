package dev.tribal.ingest.junit;

/** Cuts texts to a limit, since a CI cannot be asked to send shorter ones. */
final class Shortened {
    private static final String MARKER = "\n… %d characters cut …\n";
    /** How long the marker gets with any number of digits. */
    private static final int MARKER_LENGTH = 48;

    private Shortened() {}

    /** Head and tail of a text that is longer than the limit, and between them how much is missing. */
    static String middle(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int half = (limit - MARKER_LENGTH) / 2;
        String head = start(text, half);
        String tail = text.substring(startOfTail(text, half));
        return head + MARKER.formatted(text.length() - head.length() - tail.length()) + tail;
    }

    /** The start of a text that is longer than the limit. */
    static String start(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        // A surrogate pair is one character to everybody else.
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    private static int startOfTail(String text, int length) {
        int start = text.length() - length;
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }
}
