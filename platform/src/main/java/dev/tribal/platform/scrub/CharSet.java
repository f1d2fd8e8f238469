package dev.tribal.platform.scrub;

/** A set of ASCII characters, written as in a regular expression's brackets: {@code A-Za-z0-9._-}. */
final class CharSet {
    private static final int ASCII = 128;

    private final boolean[] members = new boolean[ASCII];

    /** @param definition single characters and ranges; a hyphen at the end stands for itself */
    CharSet(String definition) {
        for (int i = 0; i < definition.length(); i++) {
            boolean isRange = i + 2 < definition.length() && definition.charAt(i + 1) == '-';
            char first = definition.charAt(i);
            char last = isRange ? definition.charAt(i + 2) : first;
            if (first > last || last >= ASCII) {
                throw new IllegalArgumentException("'%s' is no set of ASCII characters".formatted(definition));
            }
            for (char c = first; c <= last; c++) {
                members[c] = true;
            }
            i += isRange ? 2 : 0;
        }
    }

    boolean has(char c) {
        return c < ASCII && members[c];
    }
}
