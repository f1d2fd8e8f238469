package dev.tribal.embedding.retrieval;

import java.util.regex.Pattern;

/** One cleaned line of a console and what it is. */
record Line(Kind kind, String text) {
    /** What a line tells, from most to least. */
    enum Kind {
        /** The type and message of an error. */
        HEADLINE,
        /** An exception that led to another one. */
        CAUSE,
        /** A line that speaks of a failure. */
        ERROR,
        /** Any other text. */
        OTHER,
        /** A stack frame in the code of the one who met the error. */
        OWN_FRAME,
        /** A stack frame in a library or run time. */
        LIBRARY_FRAME,
        /** What every failing run prints. */
        NOISE
    }

    private static final String CAUSED_BY = "Caused by: ";

    private static final Pattern NOISE =
            Pattern.compile("^(?:[\\W_]+$|\\.\\.\\. \\d+ (?:more|common frames)|BUILD FAILURE"
                    + "|Total time|Finished at|Download|Scanning for projects|Tests run:"
                    + "|To see the full stack trace|Re-run"
                    + "|For more information|After correcting|\\[Help|-> \\[Help|Help 1]"
                    + "|Traceback \\(most recent|A complete log of this run"
                    + "|Process completed with exit|Progress \\(|Results:|Failures:|Errors:|See .* for )");
    private static final Pattern HEADLINE = Pattern.compile("^(?:"
            + "(?:[\\w$]+(?:\\.|::|\\\\))*[A-Z][\\w$]*(?:Exception|Error|Failure|Fault|Interrupt)\\b(?:: .*|:?$| \\[.*)"
            + "|thread '[^']*' .*panicked at|panic: |error(?:\\[\\w+])?: |fatal(?: error)?: "
            + "|[^\\s:()]+(?::\\d+){1,2}:? (?:fatal )?error\\b"
            + "|[^\\s:()]+\\(\\d+,\\d+\\): error\\b"
            + "|\\S+:\\[\\d+,\\d+] "
            + "|FAILED \\S+::|--- FAIL: )");
    private static final Pattern FRAME = Pattern.compile("^(?:at \\S.*[(:]|File \"[^\"]*\", line \\d+|#\\d+ "
            + "|\\S+\\.(?:go|rb|rs|py|js|ts):\\d+(?::in |:\\d+$| \\+0x|$)|\\d+: \\S+::)");
    private static final Pattern LIBRARY =
            Pattern.compile("(?:^at (?:\\w+[.@/]*//?)?(?:async )?(?:java|javax|jakarta|jdk|sun|com\\.sun"
                    + "|kotlin|scala|groovy|clojure)[./]"
                    + "|^at (?:\\S*//)?org\\.(?:junit|springframework|apache|hibernate|gradle|eclipse|codehaus"
                    + "|mockito|testng"
                    + "|opentest4j|assertj)\\b"
                    + "|^at (?:System|Microsoft|Xunit|NUnit)\\.|node_modules|node:internal|\\(internal/|site-packages"
                    + "|dist-packages|/lib/python|<frozen |/usr/local/go/|/rustc/|\\d+: (?:std|core|alloc|rust_)\\w*::"
                    + "|/gems/|\\$\\$Lambda|GeneratedMethodAccessor)");
    private static final Pattern FAILURE = Pattern.compile(
            "\\b(?:error|exception|fail(?:ed|ure|s|ing)?|fatal|cannot|can't|could not|couldn't|unable to|undefined"
                    + "|unresolved|not found|no such|denied|refused|time(?:d )?out|invalid|unexpected|expected|missing"
                    + "|panic(?:ked)?|abort(?:ed)?|assert\\w*|segmentation)\\b",
            Pattern.CASE_INSENSITIVE);

    static Line of(String text) {
        if (text.startsWith(CAUSED_BY)) {
            return new Line(Kind.CAUSE, text.substring(CAUSED_BY.length()));
        }
        return new Line(kindOf(text), text);
    }

    private static Kind kindOf(String text) {
        if (NOISE.matcher(text).find()) {
            return Kind.NOISE;
        }
        if (FRAME.matcher(text).find()) {
            return LIBRARY.matcher(text).find() ? Kind.LIBRARY_FRAME : Kind.OWN_FRAME;
        }
        if (HEADLINE.matcher(text).find()) {
            return Kind.HEADLINE;
        }
        return FAILURE.matcher(text).find() ? Kind.ERROR : Kind.OTHER;
    }
}
