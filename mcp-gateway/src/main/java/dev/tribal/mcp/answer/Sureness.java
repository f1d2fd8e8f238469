package dev.tribal.mcp.answer;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Verdict;
import java.util.Locale;

/** Says how sure a match is, as in {@code same error (93 %)}. */
public final class Sureness {
    private Sureness() {}

    /** What stands behind the name of the error: empty for a match of filters, which is right or not. */
    static String of(Match match) {
        return match.probability() == null ? "" : ", " + words(match);
    }

    /** The same by itself, for a match that has a probability. */
    public static String words(Match match) {
        String verdict = match.verdict() == Verdict.SAME
                ? "same error"
                : match.verdict() == Verdict.SIMILAR ? "similar" : "not good enough";
        double probability = match.probability() == null ? 0 : match.probability();
        return String.format(Locale.ROOT, "%s (%.0f %%)", verdict, probability * 100);
    }
}
