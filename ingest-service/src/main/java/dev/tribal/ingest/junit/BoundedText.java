package dev.tribal.ingest.junit;

/** A text that comes in pieces and keeps its start and its end, however long it becomes. */
final class BoundedText {
    private static final String GAP = "\n…\n";

    private final int start;
    private final int end;
    private final StringBuilder kept = new StringBuilder();
    private boolean cut;

    /**
     * @param start how many characters are kept of its start
     * @param end how many of its end, at least
     */
    BoundedText(int start, int end) {
        this.start = start;
        this.end = end;
    }

    void append(char[] characters, int from, int length) {
        kept.append(characters, from, length);
        // Not with each piece: what is deleted moves all behind it.
        if (kept.length() > start + 2 * Math.max(end, start)) {
            shorten();
        }
    }

    private void shorten() {
        kept.delete(start, kept.length() - end);
        cut = true;
    }

    @Override
    public String toString() {
        if (kept.length() > start + end) {
            shorten();
        }
        return cut && start > 0 && end > 0 ? kept.substring(0, start) + GAP + kept.substring(start) : kept.toString();
    }
}
