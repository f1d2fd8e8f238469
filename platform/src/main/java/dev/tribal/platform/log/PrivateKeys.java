package dev.tribal.platform.log;

/**
 * Takes private keys (RFC 7468) out of a log line by line. A rule of the scrubber finds a key by its first line, which a
 * part of a log need not have. Not for several threads.
 */
final class PrivateKeys {
    /** The longest keys have about a hundred lines; what never ends was none. */
    private static final int MAX_LINES = 200;

    private int left;

    /** The line, or nothing of it if it belongs to a key. */
    String without(String text) {
        int begin = text.indexOf("-----BEGIN ");
        if (begin >= 0 && text.indexOf("PRIVATE KEY", begin) >= 0 && !text.contains("-----END ")) {
            left = MAX_LINES;
            return text.substring(0, begin) + "[private key]";
        }
        if (left == 0) {
            return text;
        }
        left = text.contains("-----END ") ? 0 : left - 1;
        return "";
    }
}
