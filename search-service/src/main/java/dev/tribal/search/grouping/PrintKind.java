package dev.tribal.search.grouping;

import java.util.Arrays;
import java.util.List;

/** The kinds of fingerprints of version 2, and what it means to have one in common. */
enum PrintKind {
    PLACE("v2:place:", "the same type at the same place in the code"),
    TEST("v2:test:", "the same type and message in the same test"),
    TEMPLATE("v2:template:", "the same type and message but for its values");

    private final String prefix;
    private final String meaning;

    PrintKind(String prefix, String meaning) {
        this.prefix = prefix;
        this.meaning = meaning;
    }

    /** What fingerprints say that two errors have in common, the surest first. */
    static List<String> meanings(List<String> prints) {
        return Arrays.stream(values())
                .filter(kind -> prints.stream().anyMatch(print -> print.startsWith(kind.prefix)))
                .map(kind -> kind.meaning)
                .toList();
    }

    /** Whether there are several of one kind, which no single report has. */
    static boolean severalOfOne(List<String> prints) {
        return Arrays.stream(values())
                .anyMatch(kind -> prints.stream()
                                .filter(print -> print.startsWith(kind.prefix))
                                .count()
                        > 1);
    }
}
