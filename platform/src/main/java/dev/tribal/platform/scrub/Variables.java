package dev.tribal.platform.scrub;

import java.util.regex.Pattern;

/** Tells what stands for a value, such as {@code ${DB_PASSWORD}} or a row of asterisks, from values. */
final class Variables {
    private static final Pattern FORMAT = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_.]*\\}");

    private Variables() {}

    /** Whether this stands for something else, or was taken out already. */
    static boolean isPlaceholder(String value) {
        String bare = withoutQuotes(value);
        return value.contains(Placeholders.OPENING) || isVariable(bare) || isMask(bare);
    }

    /** Shells have {@code "'$PASSWORD'"}. */
    private static String withoutQuotes(String value) {
        boolean isQuoted = value.length() > 2 && value.startsWith("'") && value.endsWith("'");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isVariable(String value) {
        char first = value.charAt(0);
        char second = value.length() > 1 ? value.charAt(1) : ' ';
        return first == '<'
                || value.startsWith("&lt;")
                || first == '[' && value.endsWith("]")
                || isTemplate(value)
                || FORMAT.matcher(value).matches()
                || first == '$' && !(second >= '0' && second <= '9')
                || "%@#".indexOf(first) >= 0 && (second == '{' || second == '(' || value.length() == 2)
                || first == '%' && value.endsWith("%");
    }

    /** {@code {{ name }}}, also if it was cut off; its end has two brackets. */
    private static boolean isTemplate(String value) {
        if (!value.startsWith("{{")) {
            return false;
        }
        int end = value.indexOf('}');
        return end < 0 || value.startsWith("}}", end);
    }

    private static boolean isMask(String value) {
        char first = value.charAt(0);
        boolean isFilling = !Character.isLetterOrDigit(first) || first == 'x' || first == 'X';
        return value.contains("***") || isFilling && value.chars().allMatch(c -> c == first);
    }
}
