package dev.tribal.mcp.answer;

import org.jspecify.annotations.Nullable;

/** How many characters may still be spent; what comes first gets the most. */
final class Allowance {
    /** Less than this says nothing. */
    private static final int LEAST = 60;

    private int left;

    Allowance(int characters) {
        left = characters;
    }

    /** The text, clean and cut to a share (0 to 1) of what is left. */
    String take(String text, double share) {
        String taken = ReportedText.cut(ReportedText.clean(text), Math.max(LEAST, (int) (left * share)));
        left = Math.max(0, left - taken.length());
        return taken;
    }

    /** The same, but nothing at all where a piece would say nothing. */
    @Nullable String takeIfRoom(@Nullable String text, double share) {
        return text == null || left < LEAST ? null : take(text, share);
    }

    /** Takes over what another did not spend. */
    void inherit(Allowance other) {
        left += other.left;
        other.left = 0;
    }

    /** Spends that many characters if they are there. */
    boolean spend(int characters) {
        if (characters > left) {
            return false;
        }
        left -= characters;
        return true;
    }
}
