package dev.tribal.platform.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How debuggers, sanitizers and crash reports print a call of C, C++ or Swift, and Dart one of its own. */
final class NativeSyntax {
    private static final Pattern NUMBER = Pattern.compile("#?+\\d{1,5}+(?: \\[[a-z]{1,20}])?+\\s++");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]++(?: in)?+ ");
    /** {@code /srv/cart.cpp:12:5}, {@code (/usr/lib/libc.so.6+0x29d90)}, {@code (package:shop/cart.dart:12:5)}. */
    private static final Pattern PLACE =
            Pattern.compile("\\(?+([^\\s()]{1,500}?)(?:(?::\\d++){1,2}+|\\+0x[0-9a-f]++)\\)?+(?: \\(BuildId.*+)?+");
    /** {@code Shop 0x0000000104e3c1a8 $s4Shop4CartV5totalSiyF + 120 (Cart.swift:12)}. */
    private static final Pattern CRASH_REPORT = Pattern.compile(
            "(\\S{1,200})\\s++0x[0-9a-fA-F]++ (\\S.{0,300}?) \\+ \\d++(?: \\(([^():]{1,200}):\\d++\\))?+");

    private static final Pattern OFFSET = Pattern.compile(" \\+ (?:0x[0-9a-f]++|\\d++)$");

    private NativeSyntax() {}

    /** The call that a line prints, which begins with its number, or {@code null} if it prints none. */
    static @Nullable Frame read(String line) {
        Matcher number = NUMBER.matcher(line);
        if (!number.lookingAt()) {
            return null;
        }
        String call = line.substring(number.end());
        Matcher address = ADDRESS.matcher(call);
        boolean addressed = address.lookingAt();
        if (!addressed && line.charAt(0) != '#') {
            Matcher report = CRASH_REPORT.matcher(call);
            return report.matches()
                    ? frame(report.group(3) == null ? report.group(1) : report.group(3), report.group(2))
                    : null;
        }
        String rest = addressed ? call.substring(address.end()) : call;
        Frame placed = afterWord(rest, " at ");
        if (placed == null) {
            placed = afterWord(rest, " from ");
        }
        return placed == null ? lastWord(rest) : placed;
    }

    /** {@code shop::total (cart=0x0) at /srv/cart.cpp:12}: the function, its arguments, and where it is. */
    private static @Nullable Frame afterWord(String call, String word) {
        int at = call.lastIndexOf(word);
        String place = at < 0 ? "" : call.substring(at + word.length());
        if (at <= 0 || place.indexOf(' ') >= 0 || place.indexOf('/') < 0 && place.indexOf('.') < 0) {
            return null;
        }
        String function = call.substring(0, at);
        int arguments = function.endsWith(")") ? function.indexOf(" (") : -1;
        Matcher placed = PLACE.matcher(place);
        return frame(
                placed.matches() ? placed.group(1) : place,
                arguments >= 0 ? function.substring(0, arguments) : function);
    }

    /** {@code shop::total(int) /srv/cart.cpp:12:5}: the function, and where it is. */
    private static @Nullable Frame lastWord(String call) {
        int build = call.indexOf(" (BuildId");
        String whole = build < 0 ? call : call.substring(0, build);
        int space = whole.lastIndexOf(' ');
        Matcher placed = PLACE.matcher(whole.substring(space + 1));
        return space > 0 && placed.matches()
                ? frame(placed.group(1), whole.substring(0, space).strip())
                : null;
    }

    /** Swift names the library behind the function: {@code Cart.total() + 12 in shop}. */
    private static Frame frame(String file, String function) {
        int in = function.lastIndexOf(" in ");
        String name = in > 0 ? function.substring(0, in) : function;
        return new Frame(Language.NATIVE, file, OFFSET.matcher(name).replaceFirst(""));
    }
}
