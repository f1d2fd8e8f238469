package dev.tribal.platform.scrub.vectors;

import dev.tribal.platform.scrub.FieldScrubber;
import dev.tribal.platform.scrub.RuleFile;
import dev.tribal.platform.scrub.Scrubbing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which vectors of a kind scrubbing takes out, with the rules that come with Tribal as they are delivered. */
public final class Tally {
    private final List<TestVector> found = new ArrayList<>();
    private final List<TestVector> missed = new ArrayList<>();
    private final List<TestVector> kept = new ArrayList<>();
    private final List<TestVector> spoiled = new ArrayList<>();

    private Tally() {}

    /** One for each kind, sorted by it. */
    public static Map<String, Tally> byKind(List<TestVector> vectors) {
        var scrubbing = new Scrubbing(
                RuleFile.builtIn().stream()
                        .filter(rule -> rule.option() == null)
                        .toList(),
                new byte[32]);
        Map<String, Tally> tallies = new TreeMap<>();
        FieldScrubber fields = scrubbing.of("vectors");
        for (TestVector vector : vectors) {
            tallies.computeIfAbsent(vector.kind(), _ -> new Tally()).add(vector, fields.text("text", vector.text()));
        }
        return tallies;
    }

    private void add(TestVector vector, String scrubbed) {
        boolean isChanged = !scrubbed.equals(vector.text());
        switch (vector.mark()) {
            case SECRET, MISSED -> (isChanged && vector.isScrubbed(scrubbed) ? found : missed).add(vector);
            case NEAR_MISS, DELIBERATE, WORD -> (isChanged ? spoiled : kept).add(vector);
        }
    }

    /** Secrets of which nothing is left. */
    public List<TestVector> found() {
        return found;
    }

    /** Secrets of which something is left. */
    public List<TestVector> missed() {
        return missed;
    }

    /** Other texts that stay as they are. */
    public List<TestVector> kept() {
        return kept;
    }

    /** Other texts that lose something. */
    public List<TestVector> spoiled() {
        return spoiled;
    }
}
