package dev.tribal.search.pages;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a stack trace.
 *
 * @param kind of whose code it speaks
 */
record StackLine(String text, Kind kind) {
    /** Whose code it is. */
    enum Kind {
        /** A frame in the code of the project, as far as its name tells. */
        OWN,
        /** A frame in a library, a framework or the run time. */
        LIBRARY,
        /** No frame: a message, a cause. */
        TEXT
    }

    private static final int MOST = 2_000;

    private static final Pattern FRAME = Pattern.compile(
            "\\s*(?:at\\s|File \"|\\d+:\\s|#\\d+\\s|from\\s\\S+:\\d+|\\S+\\.(?:go|rs|rb|js|ts|py|c|cc|cpp):\\d+).*");

    private static final Pattern LIBRARY = Pattern.compile(
            ".*(?:\\bat (?:[\\w.@-]+/)?(?:java|javax|jakarta|jdk|sun|com\\.sun|kotlin|kotlinx|scala|groovy|clojure|org\\.springframework"
                    + "|org\\.apache|org\\.junit|org\\.hibernate|org\\.mockito|org\\.gradle|org\\.codehaus|io\\.netty|io\\.micrometer"
                    + "|reactor|com\\.fasterxml|tools\\.jackson|com\\.google|System|Microsoft|Xunit|NUnit)\\."
                    + "|node_modules|site-packages|dist-packages|lib/python|<frozen|node:internal|internal/|/usr/lib/|/usr/local/go/"
                    + "|/go/pkg/mod/|\\.cargo/registry|/rustc/|\\bstd::|\\bcore::|\\btokio::|/gems/|/vendor/|webpack/).*");

    static List<StackLine> of(String stackTrace) {
        return stackTrace.lines().limit(MOST).map(StackLine::line).toList();
    }

    private static StackLine line(String text) {
        if (text.length() > MOST || !FRAME.matcher(text).matches()) {
            return new StackLine(text, Kind.TEXT);
        }
        return new StackLine(text, LIBRARY.matcher(text).matches() ? Kind.LIBRARY : Kind.OWN);
    }

    /** The class of the stylesheet. */
    String style() {
        return switch (kind) {
            case OWN -> "own";
            case LIBRARY -> "lib";
            case TEXT -> "msg";
        };
    }
}
