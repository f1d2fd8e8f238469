package dev.tribal.platform.scrub;

/** Where a word begins in texts that were escaped, encoded or coloured on their way. */
final class Boundary {
    private static final char ESCAPE = '\u001B';
    /** {@code ESC [ 38;5;196 m} and the like. */
    private static final int MAX_COLOUR = 16;

    private Boundary() {}

    /** Whether no character of the set stands in front of the place; the end of an escape sequence is none. */
    static boolean isFree(String text, int place, CharSet notAfter) {
        return place == 0 || !notAfter.has(text.charAt(place - 1)) || isBehindEscape(text, place);
    }

    /** Whether what stands in front of the place belongs to an escape sequence. */
    static boolean isBehindEscape(String text, int place) {
        return isEscaped(text, place) || isPercentEncoded(text, place) || isColour(text, place);
    }

    /** Behind {@code \n}, {@code \t} or {@code \r} as they stand inside of JSON. */
    private static boolean isEscaped(String text, int place) {
        return place >= 2 && text.charAt(place - 2) == '\\' && "ntr".indexOf(text.charAt(place - 1)) >= 0;
    }

    /** Behind {@code %3D} and the like. */
    private static boolean isPercentEncoded(String text, int place) {
        return place >= 3
                && text.charAt(place - 3) == '%'
                && Character.digit(text.charAt(place - 2), 16) >= 0
                && Character.digit(text.charAt(place - 1), 16) >= 0;
    }

    private static boolean isColour(String text, int place) {
        if (place == 0 || text.charAt(place - 1) != 'm') {
            return false;
        }
        int i = place - 2;
        while (i >= 0 && place - i < MAX_COLOUR && "0123456789;".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i >= 1 && text.charAt(i) == '[' && text.charAt(i - 1) == ESCAPE;
    }
}
