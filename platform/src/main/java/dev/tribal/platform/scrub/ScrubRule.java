package dev.tribal.platform.scrub;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of secret looks like, as it stands in a rule file.
 *
 * @param id what receipts call it: lower-case letters, digits and hyphens
 * @param kind what placeholders call what it finds, of the same form; the id if a rule does not say
 * @param anchors literals of which one stands in every match; {@code #} stands for any digit. Only around them is the
 *     pattern tried, so rare ones keep scrubbing fast
 * @param ignoreCase whether the anchors stand for their upper-case forms too
 * @param before characters that belong to the match in front of the anchor, up to {@link RuleMatcher#MAX_BEFORE}, as in
 *     a regular expression's brackets; {@code null} if a match begins with the anchor
 * @param notAfter characters of which none may stand in front of a match; {@code null} for those of words, empty for
 *     none
 * @param pattern what the match looks like from its first character on, in the syntax of RE2; what is taken out is the
 *     first group that took part, or all of it
 * @param within how many characters a match has at most
 * @param checks what must be true besides
 * @param weak whether it gives way to any other rule that finds something in the same place
 * @param option the setting that switches it on; {@code null} if it always is
 * @param tenant whose texts it is for; {@code null} for everybody's
 * @param source where the form is documented, for people
 */
public record ScrubRule(
        String id,
        @JsonProperty("class") String kind,
        List<String> anchors,
        @JsonProperty("ignore_case") boolean ignoreCase,
        @Nullable String before,
        @JsonProperty("not_after") @Nullable String notAfter,
        String pattern,
        int within,
        List<Check> checks,
        boolean weak,
        @Nullable Option option,
        @Nullable String tenant,
        @Nullable String source) {
    /** What {@link #within} is if a rule does not say. */
    static final int DEFAULT_WITHIN = 512;

    private static final String NAME = "[a-z][a-z0-9-]{0,39}";
    private static final int MAX_WITHIN = 64 * 1024;
    private static final int MAX_PATTERN = 2048;
    private static final int MAX_ANCHORS = 64;
    private static final int SHORTEST_ANCHOR = 1;
    private static final int LONGEST_ANCHOR = 64;

    public ScrubRule {
        require(id != null && id.matches(NAME), id, "id must be lower-case letters, digits and hyphens, at most 40");
        kind = kind == null ? id : kind;
        require(kind.matches(NAME), id, "class must be lower-case letters, digits and hyphens, at most 40");
        anchors = anchors == null ? List.of() : List.copyOf(anchors);
        require(!anchors.isEmpty() && anchors.size() <= MAX_ANCHORS, id, "anchors must be 1 to " + MAX_ANCHORS);
        require(
                anchors.stream().allMatch(anchor -> isBetween(anchor.length(), SHORTEST_ANCHOR, LONGEST_ANCHOR)),
                id,
                "each anchor must have %d to %d characters".formatted(SHORTEST_ANCHOR, LONGEST_ANCHOR));
        require(
                pattern != null && isBetween(pattern.length(), 1, MAX_PATTERN),
                id,
                "pattern must have 1 to %d characters".formatted(MAX_PATTERN));
        within = within == 0 ? DEFAULT_WITHIN : within;
        require(isBetween(within, 1, MAX_WITHIN), id, "within must be 1 to " + MAX_WITHIN);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    private static boolean isBetween(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static void require(boolean condition, @Nullable String id, String what) {
        if (!condition) {
            throw new IllegalArgumentException("Scrub rule '%s': %s".formatted(id, what));
        }
    }

    /** Settings that switch rules on. */
    public enum Option {
        @JsonProperty("ip-addresses")
        IP_ADDRESSES,
        @JsonProperty("home-folders")
        HOME_FOLDERS
    }
}
