package dev.tribal.platform.scrub;

/**
 * Something that looks to a rule like what it takes out of a text.
 *
 * @param start first character of the secret
 * @param end behind its last character
 * @param matchEnd behind the last character that belongs to the match
 * @param isSecret whether it passed the rule's checks; if not, it only need not be looked into again
 */
record Found(RuleMatcher rule, int start, int end, int matchEnd, boolean isSecret) {
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
                Math.max(matchEnd, other.matchEnd),
                true);
    }
}
