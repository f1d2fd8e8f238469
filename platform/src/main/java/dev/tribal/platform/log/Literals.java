package dev.tribal.platform.log;

import java.util.ArrayList;
import java.util.List;

/** What must stand in every text that a regular expression matches, so that it is tried only where it can match. */
final class Literals {
    private static final int SHORTEST = 2;
    private static final String META = ".^$[](){}*+?|\\";

    private final String regexp;
    private int at;

    private Literals(String regexp, int at) {
        this.regexp = regexp;
        this.at = at;
    }

    /** The longest literal outside of groups and classes; empty if there is none or the expression has alternatives. */
    static String longest(String regexp) {
        List<String> runs = new ArrayList<>();
        var literals = new Literals(regexp, 0);
        while (literals.at < regexp.length()) {
            runs.add(literals.run());
            if (literals.at < regexp.length() && regexp.charAt(literals.at) == '|') {
                return "";
            }
            literals.skipPart();
        }
        return runs.stream()
                .filter(run -> run.length() >= SHORTEST)
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    /** What every match begins with if the expression says so; empty if it does not. */
    static String start(String regexp) {
        boolean hasChoice = regexp.contains("|") && longest(regexp).isEmpty();
        return regexp.startsWith("^") && !hasChoice ? new Literals(regexp, 1).run() : "";
    }

    /** The characters from here on that stand for themselves, but for one that need not be there. */
    private String run() {
        var run = new StringBuilder();
        while (at < regexp.length()) {
            char c = regexp.charAt(at);
            if (c == '\\' && at + 1 < regexp.length() && !Character.isLetterOrDigit(regexp.charAt(at + 1))) {
                run.append(regexp.charAt(at + 1));
                at += 2;
            } else if (META.indexOf(c) < 0) {
                run.append(c);
                at++;
            } else {
                break;
            }
        }
        boolean isOptional = at < regexp.length() && "*?{".indexOf(regexp.charAt(at)) >= 0;
        return isOptional && !run.isEmpty() ? run.substring(0, run.length() - 1) : run.toString();
    }

    /** Goes behind the group, class, bound or escape that stands here. */
    private void skipPart() {
        if (at < regexp.length()) {
            at = switch (regexp.charAt(at)) {
                        case '[' -> endOfClass(at);
                        case '(' -> endOfGroup(at);
                        case '{' -> Math.max(at, regexp.indexOf('}', at));
                        case '\\' -> at + 1;
                        default -> at;
                    }
                    + 1;
        }
    }

    private int endOfClass(int from) {
        int i = from + 1;
        if (i < regexp.length() && regexp.charAt(i) == '^') {
            i++;
        }
        // A bracket in the first place stands for itself.
        for (i++; i < regexp.length() && regexp.charAt(i) != ']'; i++) {
            if (regexp.charAt(i) == '\\') {
                i++;
            }
        }
        return i;
    }

    private int endOfGroup(int from) {
        int depth = 0;
        for (int i = from; i < regexp.length(); i++) {
            switch (regexp.charAt(i)) {
                case '\\' -> i++;
                case '[' -> i = endOfClass(i);
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return regexp.length();
    }
}
