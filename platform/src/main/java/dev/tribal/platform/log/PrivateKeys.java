package dev.tribal.platform.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes private keys (RFC 7468) out of a log line by line. A rule of the scrubber finds a key by its first line, which a
 * part of a log need not have. Other lines may stand between those of a key, and other text around each of them. Not for
 * several threads.
 */
final class PrivateKeys {
    /** The longest keys have about two hundred lines; what never ends was none. */
    private static final int MAX_LINES = 300;

    /** A shorter part of a line may be a word, unless it is all there is. */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9+/]{20,}+");

    /** With a line number before it, or as text in source code. */
    private static final Pattern WHOLE =
            Pattern.compile("(?:\\d+[:|\\s-])?[\\s\"']*+([A-Za-z0-9+/]{4,}+)(={0,2})(?:\\\\[nr])*[\"'`,;+\\s\\\\]*+");

    private static final Pattern HEADER = Pattern.compile("(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset): .*+");

    /** What names and paths are made of; chance makes few of them. */
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]{3,}+");

    private static final Pattern UPPER = Pattern.compile("[A-Z]");
    private static final Pattern LOWER = Pattern.compile("[a-z]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** What stands before each line of the key. */
    private String prefix = "";

    private int left;
    private boolean inHeaders;
    private boolean begun;

    /** The line, or nothing of it if it belongs to a key. */
    String without(String text) {
        int begin = text.indexOf("-----BEGIN ");
        if (begin >= 0 && text.indexOf("PRIVATE KEY", begin) >= 0 && !text.contains("-----END ")) {
            left = MAX_LINES;
            inHeaders = true;
            begun = false;
            prefix = text.substring(0, begin);
            return prefix + "[private key]";
        }
        if (left == 0) {
            return text;
        }
        if (text.contains("-----END ")) {
            left = 0;
            return "";
        }
        left--;
        return isOfKey(text) ? "" : text;
    }

    private boolean isOfKey(String text) {
        String line = (text.startsWith(prefix) ? text.substring(prefix.length()) : text).strip();
        inHeaders &= line.isEmpty() || HEADER.matcher(line).matches();
        if (line.isEmpty() || inHeaders) {
            return true;
        }
        boolean isKey = isWhole(line) || PART.matcher(line).results().anyMatch(part -> isMixed(part.group()));
        begun |= isKey;
        return isKey;
    }

    /** The last line of a key can be short. */
    private boolean isWhole(String line) {
        Matcher whole = WHOLE.matcher(line);
        if (!whole.matches()) {
            return false;
        }
        String part = whole.group(1);
        boolean isLong = PART.matcher(part).matches();
        return isLong
                ? UPPER.matcher(part).find() && isChance(part)
                : begun && (isMixed(part) || !whole.group(2).isEmpty() && isInBothCases(part) && isChance(part));
    }

    private static boolean isMixed(String part) {
        return isInBothCases(part) && DIGIT.matcher(part).find() && isChance(part);
    }

    private static boolean isInBothCases(String part) {
        return UPPER.matcher(part).find() && LOWER.matcher(part).find();
    }

    /** Whether less than two thirds of it are words. */
    private static boolean isChance(String part) {
        int words = WORD.matcher(part)
                .results()
                .mapToInt(word -> word.end() - word.start())
                .sum();
        return 3 * words < 2 * part.length();
    }
}
