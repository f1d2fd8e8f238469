package dev.tribal.platform.scrub;

/** A part of a text, without copying it: a rule may look at thousands of characters and give up at the second. */
record Slice(String text, int from, int to) implements CharSequence {
    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Slice(text, from + start, from + end);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
