package dev.tribal.platform.scrub;

import dev.tribal.platform.text.Anchors;
import dev.tribal.platform.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds and replaces what its rules describe. A text of n characters costs one pass over all of it, and at each anchor
 * one attempt per rule that has it, which reads at most the rule's {@code within} characters: O(n) with constants that
 * are the rules' alone, whatever the text. The surroundings of what was taken out are read again until nothing is found
 * there, at most {@link #MAX_PASSES} times in all, so that scrubbing twice changes nothing.
 */
final class Scrubber {
    static final int MAX_PASSES = 4;

    private static final int SURROUNDINGS = 1024;

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
        List<Span> unread = List.of(Span.all(text));
        for (int pass = 0; pass < MAX_PASSES && !unread.isEmpty(); pass++) {
            List<Found> found = new Findings(find(scrubbed, unread)).distinct();
            if (found.isEmpty()) {
                break;
            }
            found.forEach(one -> counts.merge(one.rule().id(), 1, Integer::sum));
            unread = new ArrayList<>();
            scrubbed = replaced(scrubbed, found, placeholders, unread);
        }
        return new ScrubbedText(scrubbed, counts);
    }

    private List<Found> find(String text, List<Span> spans) {
        List<Found> found = new ArrayList<>();
        int[] resume = new int[matchers.size()];
        Anchors.Visitor attempt = (anchor, start) -> {
            int rule = anchor.rule();
            // What a rule has matched it need not look into again, or the time would not be linear.
            if (start >= resume[rule]) {
                Found one = matchers.get(rule).at(text, start);
                if (one != null) {
                    resume[rule] = one.matchEnd();
                    if (one.isSecret()) {
                        found.add(one);
                    }
                }
            }
        };
        spans.forEach(span -> anchors.visit(text, span, attempt));
        return found;
    }

    private static String replaced(String text, List<Found> found, Placeholders placeholders, List<Span> surroundings) {
        var result = new StringBuilder(text.length());
        int copied = 0;
        for (Found one : found) {
            result.append(text, copied, one.start());
            int at = result.length();
            result.append(placeholders.of(one.rule().kind(), text.substring(one.start(), one.end())));
            copied = one.end();
            Span.append(surroundings, new Span(Math.max(0, at - SURROUNDINGS), result.length() + SURROUNDINGS));
        }
        result.append(text, copied, text.length());
        surroundings.replaceAll(span -> new Span(span.from(), Math.min(span.to(), result.length())));
        return result.toString();
    }
}
