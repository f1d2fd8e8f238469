package dev.tribal.search.verdict;

import dev.tribal.contracts.api.Verdict;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From which probability on a match is what.
 *
 * @param same the least of one that is the same error, above {@code similar} and at most 1
 * @param similar the least of one that is worth a look, at least 0
 */
public record VerdictSettings(
        @DefaultValue("0.75") double same,
        @DefaultValue("0.25") double similar) {
    public VerdictSettings {
        if (!(similar >= 0 && similar < same && same <= 1)) {
            throw new IllegalArgumentException(
                    "tribal.search.verdict.similar must be at least 0, and less than tribal.search.verdict.same, which"
                            + " must be at most 1");
        }
    }

    /** What a match of this probability is. */
    public Verdict of(double probability) {
        if (probability >= same) {
            return Verdict.SAME;
        }
        return probability >= similar ? Verdict.SIMILAR : Verdict.NONE;
    }
}
