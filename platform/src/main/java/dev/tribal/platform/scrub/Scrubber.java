package dev.tribal.platform.scrub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds and replaces what its rules describe. A text of n characters costs one pass over all of it, and at each anchor
 * one attempt per rule that has it, which reads at most the rule's {@code within} characters: O(n) with constants that
 * are the rules' alone, whatever the text. A text with something to take out is read again until nothing is found, at
 * most {@link #MAX_PASSES} times, so that scrubbing twice changes nothing.
 */
final class Scrubber {
    static final int MAX_PASSES = 4;

    /** What an earlier pass left is not looked into. */
    private static final ScrubRule DONE = new ScrubRule(
            "redacted",
            "redacted",
            List.of(Placeholders.OPENING),
            false,
            null,
            "",
            "\\[redacted:[a-z][a-z0-9-]{0,39}:[0-9a-f]{8}\\]",
            64,
            List.of(),
            false,
            null,
            null,
            null);

    private final List<RuleMatcher> matchers = new ArrayList<>();
    private final Anchors anchors;

    /**
     * @param rules the first ones know the most about what they find
     * @throws IllegalArgumentException if a rule's pattern is not one of RE2
     */
    Scrubber(List<ScrubRule> rules) {
        List<Anchors.Anchor> all = new ArrayList<>();
        add(DONE, all);
        rules.forEach(rule -> add(rule, all));
        this.anchors = new Anchors(all);
    }

    private void add(ScrubRule rule, List<Anchors.Anchor> all) {
        int number = matchers.size();
        matchers.add(new RuleMatcher(rule, number));
        rule.anchors().forEach(anchor -> all.add(new Anchors.Anchor(anchor, rule.ignoreCase(), number)));
    }

    /** The text without what the rules found; the very same object if they found nothing. */
    ScrubbedText scrub(String text, Placeholders placeholders) {
        Map<String, Integer> counts = new HashMap<>();
        String scrubbed = text;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            List<Found> found = new Findings(find(scrubbed)).distinct();
            if (found.isEmpty()) {
                break;
            }
            found.forEach(one -> counts.merge(one.rule().id(), 1, Integer::sum));
            scrubbed = replaced(scrubbed, found, placeholders);
        }
        return new ScrubbedText(scrubbed, counts);
    }

    private List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        int[] resume = new int[matchers.size()];
        anchors.visit(text, (anchor, start) -> {
            int rule = anchor.rule();
            // What a rule has found it need not look into again.
            if (start >= resume[rule]) {
                Found one = matchers.get(rule).at(text, start);
                if (one != null) {
                    found.add(one);
                    resume[rule] = one.matchEnd();
                }
            }
        });
        return found;
    }

    private static String replaced(String text, List<Found> found, Placeholders placeholders) {
        var result = new StringBuilder(text.length());
        int copied = 0;
        for (Found one : found) {
            result.append(text, copied, one.start());
            result.append(placeholders.of(one.rule().kind(), text.substring(one.start(), one.end())));
            copied = one.end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
