package dev.tribal.mcp.answer;

/**
 * How much of a record is shown.
 *
 * @param characters about how many characters its long texts have together
 * @param solutions the most solutions
 * @param outcomes the most outcomes of each
 * @param details whether stack trace, code, task and metadata are shown
 * @param history whether earlier contexts are shown
 */
public record Extent(int characters, int solutions, int outcomes, boolean details, boolean history) {
    /** All that is known, for a program. */
    public static final Extent WHOLE = new Extent(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, true, true);

    /** What an agent can read of one record; with the same as structured content below 8,000 tokens. */
    public static final Extent DETAIL = new Extent(12_000, 10, 3, true, false);

    /** One of several matches: one to three solutions, as many as there is room to say something about. */
    static Extent match(int characters) {
        return new Extent(characters, Math.clamp(characters / 400, 1, 3), 1, false, false);
    }
}
