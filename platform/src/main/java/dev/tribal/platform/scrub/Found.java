package dev.tribal.platform.scrub;

/**
 * Something that a rule takes out of a text.
 *
 * @param start first character of the secret
 * @param end behind its last character
 * @param matchEnd behind the last character that belongs to the match
 */
record Found(RuleMatcher rule, int start, int end, int matchEnd) {
    /** Whether it is a placeholder already. */
    boolean isDone() {
        return rule.priority() == 0;
    }

    /** Both as one. */
    Found with(Found other) {
        return new Found(
                rule.priority() <= other.rule.priority() ? rule : other.rule,
                Math.min(start, other.start),
                Math.max(end, other.end),
                Math.max(matchEnd, other.matchEnd));
    }
}
