package dev.tribal.cli;

/** Texts of others on one line of a terminal. */
final class Line {
    private Line() {}

    /** The same without what a terminal would obey; ends of lines become spaces. */
    static String of(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("\\p{C}", "?");
    }

    /** The same, cut if it is longer than this many characters. */
    static String of(String text, int most) {
        String line = of(text);
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
