package dev.tribal.search.rerank;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of the stack frames in a text, as printed, innermost and outermost in the order of the text. */
final class Frames {
    private static final int MOST = 40;

    private static final Pattern FRAME = Pattern.compile(
            "at (?:[\\w.@-]{1,60}/)?+([\\w.$<>/]{3,200})\\(.*+|File \"[^\"]{1,300}\", line \\d++, in (\\S{1,200})"
                    + "|\\d++: (?:0x[0-9a-f]++ - )?+([\\w:<>]{3,200})");

    private Frames() {}

    static List<String> of(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at ")
                        || line.startsWith("File ")
                        || !line.isEmpty() && Character.isDigit(line.charAt(0)))
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .limit(MOST)
                .map(Frames::function)
                .toList();
    }

    private static String function(Matcher frame) {
        String java = frame.group(1);
        String python = frame.group(2);
        return java != null ? java : python != null ? python : frame.group(3);
    }
}
