package dev.tribal.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says that something was taken out of a field before it was stored, and by which rule; never what it was.
 *
 * @param rule id of the scrub rule
 * @param field where it stood, for example {@code context.stack_trace}
 * @param count how often the rule took something out, at least 1
 */
public record Redaction(String rule, String field, int count) {
    /** How many a record holds at most. */
    public static final int MOST = 64;

    public Redaction {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(field, "field");
    }

    /** The latest of each rule and field, newest last, no more than {@link #MOST}. */
    public static List<Redaction> merged(List<Redaction> earlier, List<Redaction> latest) {
        Map<List<String>, Redaction> merged = new LinkedHashMap<>();
        for (List<Redaction> redactions : List.of(earlier, latest)) {
            for (Redaction redaction : redactions) {
                List<String> place = List.of(redaction.rule(), redaction.field());
                merged.remove(place);
                merged.put(place, redaction);
            }
        }
        List<Redaction> all = new ArrayList<>(merged.values());
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
