package dev.tribal.search.grouping;

import dev.tribal.contracts.FingerprintVersion;
import java.util.Arrays;
import java.util.List;

/** The kinds of fingerprints, the surest first, and what it means to have one in common. */
enum PrintKind {
    PLACE("place:", "the same type at the same place in the code"),
    TEST("test:", "the same type and message in the same test"),
    TEMPLATE("template:", "the same type and message but for its values");

    private final String name;
    private final String meaning;

    PrintKind(String name, String meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    private boolean is(String print) {
        return print.startsWith(name, print.indexOf(':') + 1);
    }

    /** Those that say why two errors may be one; what decided in an earlier version says only that they were. */
    static List<String> telling(List<String> prints) {
        return prints.stream()
                .filter(print -> Arrays.stream(values()).anyMatch(kind -> kind.is(print)))
                .toList();
    }

    /** What fingerprints say that two errors have in common, the surest first. */
    static List<String> meanings(List<String> prints) {
        return Arrays.stream(values())
                .filter(kind -> prints.stream().anyMatch(kind::is))
                .map(kind -> kind.meaning)
                .toList();
    }

    /** Those of the surest kind that a version has of a record; each of them may decide of which error a report is. */
    static List<String> deciding(List<String> prints, int version) {
        List<String> ofVersion = prints.stream()
                .filter(print -> FingerprintVersion.of(print) == version)
                .toList();
        return Arrays.stream(values())
                .map(kind -> ofVersion.stream().filter(kind::is).toList())
                .filter(ofKind -> !ofKind.isEmpty())
                .findFirst()
                .orElse(ofVersion);
    }
}
