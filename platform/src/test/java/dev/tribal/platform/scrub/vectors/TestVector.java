package dev.tribal.platform.scrub.vectors;

import java.util.List;

/**
 * A text as the test of a secret scanner has it.
 *
 * @param source repository and path, or the section of a standard
 * @param kind whose or what kind of secret it is about, such as {@code github}
 * @param secrets what of it is secret; empty unless it is {@link Mark#SECRET}
 */
public record TestVector(String source, Mark mark, String kind, String text, List<String> secrets) {
    /** Pieces of a secret of this length may not be left, unless they stand in the rest of the text too. */
    private static final int PIECE = 6;

    /** What the scanner and Tribal make of it. */
    public enum Mark {
        /** Both take it out. */
        SECRET('+'),
        /** Both leave it. */
        NEAR_MISS('-'),
        /** The scanner leaves it; Tribal takes it out, because it has the form of a secret. */
        DELIBERATE('~'),
        /** The scanner takes it out; Tribal leaves it, because it is a word that stands for a secret. */
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
        String rest = text;
        for (String secret : secrets) {
            rest = rest.replace(secret, "\n");
        }
        String elsewhere = rest;
        return secrets.stream().noneMatch(secret -> isLeft(secret, scrubbed, elsewhere));
    }

    private static boolean isLeft(String secret, String scrubbed, String elsewhere) {
        int length = Math.min(PIECE, secret.length());
        for (int from = 0; from + length <= secret.length(); from++) {
            String piece = secret.substring(from, from + length);
            if (scrubbed.contains(piece) && !elsewhere.contains(piece)) {
                return true;
            }
        }
        return false;
    }
}
