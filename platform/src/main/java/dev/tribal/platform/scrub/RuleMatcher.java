package dev.tribal.platform.scrub;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule, ready to be tried in the places in which its anchors stand. */
final class RuleMatcher {
    /** How far in front of its anchor a match begins at most. */
    static final int MAX_BEFORE = 80;

    /** Before the name of a secret these make it the name of something else. */
    private static final List<String> HARMLESS = List.of("public", "public_", "public-", "publickey", "jsonweb");

    private static final CharSet TOKEN = new CharSet("A-Za-z0-9_+/=-");
    /** What is as long goes on behind a slash or a hyphen; what is shorter may end there, as a name in an address. */
    private static final int LONG_TOKEN = 64;

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
        int end = endOfToken(text, start + matcher.start(group), start + matcher.end(group));
        return new Found(this, start + matcher.start(group), end, Math.max(end, start + matcher.end()), isSecret);
    }

    /** {@code PublicKeyToken}, in the names of .NET assemblies, looks like a secret in every other way. */
    private static boolean isPublic(String text, int start) {
        for (String name : HARMLESS) {
            if (text.regionMatches(true, start - name.length(), name, 0, name.length())) {
                return true;
            }
        }
        return false;
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

    /** A match that ends within a word met the bound of its rule; the rest of the word is secret too. */
    private static int endOfToken(String text, int start, int end) {
        if (end == start || end == text.length() || !TOKEN.has(text.charAt(end - 1))) {
            return end;
        }
        boolean withinWord = Character.isLetterOrDigit(text.charAt(end)) || end - start >= LONG_TOKEN;
        int whole = end;
        while (withinWord && whole < text.length() && TOKEN.has(text.charAt(whole))) {
            whole++;
        }
        return whole;
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
