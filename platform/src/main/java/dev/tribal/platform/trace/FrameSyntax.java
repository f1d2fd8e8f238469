package dev.tribal.platform.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the languages print one call. A pattern is matched against a whole line only and repeats nothing inside a
 * repetition, so that a hostile line costs no more than its length.
 */
public final class FrameSyntax {
    private static final Pattern PYTHON =
            Pattern.compile("[|+\\s]*+File \"([^\"]{1,500})\", line \\d++(?:, in (\\S{1,300})(?:\\(.*)?)?+");
    private static final Pattern PYTEST = Pattern.compile("([^\\s:]{1,500}\\.py):\\d++: (?:in (\\S{1,300})|\\w++)");
    private static final Pattern RUBY = Pattern.compile(
            "(?:from )?+([^\\s:]{1,500}\\.(?:rb|erb|haml|slim|jbuilder|rake|ru)):\\d++:in [`']([^'`]{1,300})'.*+");
    private static final Pattern PHP = Pattern.compile("#\\d++ (.{1,500})\\(\\d++\\): ([^(]{1,300})\\(.*+");
    private static final Pattern GO_FILE = Pattern.compile("(\\S{1,500}\\.go):\\d++(?: \\+0x[0-9a-f]++)?+");
    private static final Pattern GO_TEST =
            Pattern.compile("(?:Error Trace:\\s++)?+([\\w./\\\\-]{1,500}\\.go):\\d++(?::.*+)?+");
    private static final Pattern RUST = Pattern.compile("at (\\S{1,500}\\.rs):\\d++(?::\\d++)?+");
    private static final Pattern RUST_PANIC =
            Pattern.compile("thread '.{0,200}' .{0,40}panicked at (\\S{1,500}\\.rs):\\d++.*+");
    private static final Pattern RUST_FUNCTION = Pattern.compile("\\d++: (?:0x[0-9a-f]++ - )?+(.{1,500})");
    /** With a path, because an enumeration looks alike otherwise; the place is in the next line, if it is known. */
    private static final Pattern RUST_CALL = Pattern.compile(
            "\\d++:\\s++(?:0x[0-9a-f]++ - )?+((?:<[^\"]{1,300}|[\\w{}\\[\\]$.]{1,300}+)::[\\w<{][^\"]{0,300})");

    private static final Pattern SCRIPT_PLACE = Pattern.compile(":\\d{1,9}:\\d{1,9}\\)?$");
    private static final Pattern JAVA_SOURCE = Pattern.compile(
            "[\\w$-]++\\.[a-z]{1,6}(?::\\d++)?+|[\\w$.-]++:\\d++|Native Method|Unknown Source|<generated>");
    private static final Pattern CSHARP_PLACE = Pattern.compile(" in (.{1,500}):(?:line )?\\d++");

    private FrameSyntax() {}

    /**
     * The call that a line prints, or {@code null} if it prints none.
     *
     * @param previous the line before, where Go and Rust print the function
     */
    public static @Nullable Frame read(String line, String previous) {
        String text = line.strip();
        if (text.startsWith("at ")) {
            return at(text, previous);
        }
        Frame frame = pythonOrRuby(text);
        if (frame == null) {
            frame = goOrRust(text, previous);
        }
        return frame == null ? phpOrBrowser(text) : frame;
    }

    private static @Nullable Frame pythonOrRuby(String text) {
        // What every match must have is found much faster than that there is none.
        Frame frame = text.contains("File \"") ? frame(Language.PYTHON, PYTHON.matcher(text)) : null;
        if (frame == null && text.contains(".py:")) {
            frame = frame(Language.PYTHON, PYTEST.matcher(text));
        }
        return frame == null && text.contains(":in ") ? frame(Language.RUBY, RUBY.matcher(text)) : frame;
    }

    private static @Nullable Frame goOrRust(String text, String previous) {
        if (text.contains(".go:")) {
            Matcher go = GO_FILE.matcher(text);
            if (go.matches()) {
                return new Frame(Language.GO, go.group(1), withoutArguments(previous));
            }
            go = GO_TEST.matcher(text);
            if (go.matches()) {
                return new Frame(Language.GO, go.group(1), "");
            }
        }
        if (text.contains("panicked at ")) {
            Matcher panic = RUST_PANIC.matcher(text);
            return panic.matches() ? new Frame(Language.RUST, panic.group(1), "") : null;
        }
        Matcher call = startsWithDigit(text) && text.contains("::") ? RUST_CALL.matcher(text) : null;
        return call != null && call.matches() ? new Frame(Language.RUST, "", call.group(1)) : null;
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private static @Nullable Frame phpOrBrowser(String text) {
        Frame frame = text.startsWith("#") ? frame(Language.PHP, PHP.matcher(text)) : null;
        if (frame == null && (text.startsWith("#") || startsWithDigit(text))) {
            frame = NativeSyntax.read(text);
        }
        if (frame != null) {
            return frame;
        }
        int at = text.indexOf('@');
        if (at < 0 || text.contains(" ")) {
            return null;
        }
        Matcher place = SCRIPT_PLACE.matcher(text);
        return place.find() && at < place.start()
                ? new Frame(Language.JAVASCRIPT, text.substring(at + 1, place.start()), text.substring(0, at))
                : null;
    }

    /** Java, C#, JavaScript and Rust all begin with {@code at}. */
    private static @Nullable Frame at(String text, String previous) {
        if (text.contains(".rs:")) {
            Matcher rust = RUST.matcher(text);
            if (rust.matches()) {
                Matcher function = RUST_FUNCTION.matcher(previous);
                return new Frame(Language.RUST, rust.group(1), function.matches() ? function.group(1) : "");
            }
        }
        String call = text.substring("at ".length());
        Matcher place = SCRIPT_PLACE.matcher(call);
        if (place.find()) {
            return script(call.substring(0, place.start()));
        }
        int open = call.indexOf('(');
        int close = call.indexOf(')', open + 1);
        return open <= 0 || close < 0 ? null : javaOrCsharp(call, open, close);
    }

    private static Frame javaOrCsharp(String call, int open, int close) {
        String function = call.substring(0, open).strip();
        String inside = call.substring(open + 1, close);
        if (inside.equals("<anonymous>") || inside.equals("native")) {
            return new Frame(Language.JAVASCRIPT, inside, function);
        }
        Matcher place = CSHARP_PLACE.matcher(call);
        boolean placed = place.find(close);
        if (!placed && JAVA_SOURCE.matcher(inside).matches()) {
            return new Frame(Language.JAVA, "", withoutModule(function));
        }
        return new Frame(Language.CSHARP, placed ? place.group(1) : "", function);
    }

    /** Module or class loader may stand in front of a class: java.base/java.util.List, app//com.example.Cart. */
    private static String withoutModule(String function) {
        // A generated class has slashes of its own: Cart$$Lambda/0x00007f1c.
        int generated = function.indexOf("$$");
        return function.substring(function.lastIndexOf('/', generated < 0 ? function.length() : generated) + 1);
    }

    private static Frame script(String call) {
        int open = call.lastIndexOf(" (");
        String function = open < 0 ? "" : call.substring(0, open);
        String file = open < 0 ? call : call.substring(open + 2);
        return new Frame(
                Language.JAVASCRIPT,
                file.startsWith("async ") ? file.substring("async ".length()) : file,
                function.startsWith("async ") ? function.substring("async ".length()) : function);
    }

    private static @Nullable Frame frame(Language language, Matcher matcher) {
        if (!matcher.matches()) {
            return null;
        }
        String function = matcher.group(2);
        return new Frame(language, matcher.group(1), function == null ? "" : function);
    }

    private static String withoutArguments(String call) {
        int open = call.lastIndexOf('(');
        return open <= 0 ? call.strip() : call.substring(0, open);
    }
}
