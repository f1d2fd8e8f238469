package dev.tribal.cli;

import java.util.Map;

/**
 * Which of the standard streams are a terminal. The launcher says so, since Java can only tell of all at once.
 *
 * @param descriptors the numbers of those that are, for example {@code 02}
 */
record Terminals(String descriptors, boolean coloured) {
    /** Set by the launcher. */
    private static final String PROPERTY = "tribal.terminals";

    /** Colours are left out if {@code NO_COLOR} is set to anything (no-color.org), or for a terminal that has none. */
    static Terminals of(Map<String, String> environment) {
        return new Terminals(
                System.getProperty(PROPERTY, ""),
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    boolean in() {
        return descriptors.contains("0");
    }

    boolean out() {
        return descriptors.contains("1");
    }

    boolean err() {
        return descriptors.contains("2");
    }

    /** How texts on standard output look. */
    Style outStyle() {
        return new Style(coloured && out());
    }

    /** How texts on standard error look. */
    Style errStyle() {
        return new Style(coloured && err());
    }

    /**
     * Marks parts of texts for a terminal, or leaves them as they are.
     *
     * @param coloured whether escape sequences are understood (ECMA-48, SGR)
     */
    record Style(boolean coloured) {
        String strong(String text) {
            return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
        }

        String faint(String text) {
            return coloured ? "\u001b[2m" + text + "\u001b[0m" : text;
        }
    }
}
