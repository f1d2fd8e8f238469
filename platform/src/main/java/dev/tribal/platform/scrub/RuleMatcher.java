package dev.tribal.platform.scrub;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule, ready to be tried in the places in which its anchors stand. */
final class RuleMatcher {
    /** How far in front of its anchor a match begins at most. */
    static final int MAX_BEFORE = 64;

    private static final String PUBLIC_KEY = "publickey";
    private static final String WORD = "A-Za-z0-9_-";

    private final ScrubRule rule;
    private final int priority;
    private final @Nullable CharSet before;
    private final CharSet notAfter;
    private final Pattern pattern;

    /**
     * @param priority the lower, the more the rule knows about what it finds
     * @throws IllegalArgumentException if the pattern is not one of RE2
     */
    RuleMatcher(ScrubRule rule, int priority) {
        this.rule = rule;
        this.priority = priority;
        this.before = rule.before() == null ? null : new CharSet(rule.before());
        this.notAfter = new CharSet(Objects.requireNonNullElse(rule.notAfter(), WORD));
        try {
            this.pattern = Pattern.compile("^(?:" + rule.pattern() + ")");
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Scrub rule '%s': the pattern is not one of RE2: %s".formatted(rule.id(), e.getMessage()), e);
        }
    }

    String id() {
        return rule.id();
    }

    int priority() {
        return priority;
    }

    String kind() {
        return rule.kind();
    }

    boolean isWeak() {
        return rule.weak();
    }

    /** What looks like the rule around the anchor at this place; it reads no more than the rule's {@code within}. */
    @Nullable Found at(String text, int anchor) {
        int start = before == null ? anchor : startBefore(text, anchor, before);
        if (!Boundary.isFree(text, start, notAfter) || isPublic(text, start)) {
            return null;
        }
        Matcher matcher = pattern.matcher(new Slice(text, start, Math.min(text.length(), start + rule.within())));
        if (!matcher.lookingAt()) {
            return null;
        }
        int group = group(matcher);
        String secret = text.substring(start + matcher.start(group), start + matcher.end(group));
        boolean isSecret = !secret.isEmpty() && rule.checks().stream().allMatch(check -> check.accepts(secret));
        return new Found(
                this, start + matcher.start(group), start + matcher.end(group), start + matcher.end(), isSecret);
    }

    /** {@code PublicKeyToken}, in the names of .NET assemblies, looks like a secret in every other way. */
    private static boolean isPublic(String text, int start) {
        return text.regionMatches(true, start - PUBLIC_KEY.length(), PUBLIC_KEY, 0, PUBLIC_KEY.length());
    }

    private static int startBefore(String text, int anchor, CharSet before) {
        int start = anchor;
        while (start > 0
                && anchor - start < MAX_BEFORE
                && before.has(text.charAt(start - 1))
                && !Boundary.isBehindEscape(text, start)) {
            start--;
        }
        return start;
    }

    private static int group(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.start(group) >= 0) {
                return group;
            }
        }
        return 0;
    }
}
