package dev.tribal.mcp.answer;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says how sure a match is, as in {@code same error (93 %)}. */
public final class Sureness {
    private Sureness() {}

    /** What stands behind the name of the error: empty for a match of filters, which is right or not. */
    static String of(Match match) {
        return match.probability() == null ? "" : ", " + words(match);
    }

    /** The same by itself, for a match that has a probability. */
    public static String words(Match match) {
        return words(match.probability() == null ? 0 : match.probability(), match.verdict());
    }

    /** @param verdict {@code null} if it is not even similar */
    static String words(double probability, @Nullable Verdict verdict) {
        String name =
                verdict == Verdict.SAME ? "same error" : verdict == Verdict.SIMILAR ? "similar" : "not good enough";
        return String.format(Locale.ROOT, "%s (%.0f %%)", name, probability * 100);
    }
}
