package dev.tribal.platform.scrub.vectors;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as the test of a secret scanner has it.
 *
 * @param source repository and path, or the section of a standard
 * @param kind whose or what kind of secret it is about, such as {@code github}
 * @param secrets what of it is secret; empty unless it is {@link Mark#SECRET} or {@link Mark#MISSED}
 * @param surroundings the text without its secrets
 */
public record TestVector(
        String source, Mark mark, String kind, String text, List<String> secrets, String surroundings) {
    /** Pieces of a secret of this length may not be left, unless they stand in the rest of the text too. */
    private static final int PIECE = 6;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[redacted:[a-z0-9:-]+\\]");

    /** What the scanner and Tribal make of it. */
    public enum Mark {
        /** Both take it out. */
        SECRET('+'),
        /** The scanner takes it out; Tribal does not find it. */
        MISSED('!'),
        /** Both leave it. */
        NEAR_MISS('-'),
        /** The scanner leaves it; Tribal takes it out, because it has the form of a secret. */
        DELIBERATE('~'),
        /** The scanner takes it out; Tribal leaves it, because it is a name or a word that stands for one. */
        WORD('?');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        static Mark of(char sign) {
            for (Mark mark : values()) {
                if (mark.sign == sign) {
                    return mark;
                }
            }
            throw new IllegalArgumentException("no mark: " + sign);
        }
    }

    /** Whether nothing is left of its secrets. */
    boolean isScrubbed(String scrubbed) {
        String left = PLACEHOLDER.matcher(scrubbed).replaceAll("\n");
        return secrets.stream().noneMatch(secret -> isLeft(secret, left));
    }

    private boolean isLeft(String secret, String scrubbed) {
        int length = Math.min(PIECE, secret.length());
        for (int from = 0; from + length <= secret.length(); from++) {
            String piece = secret.substring(from, from + length);
            if (scrubbed.contains(piece) && !surroundings.contains(piece)) {
                return true;
            }
        }
        return false;
    }
}
