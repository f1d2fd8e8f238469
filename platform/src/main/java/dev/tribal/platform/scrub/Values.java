package dev.tribal.platform.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Tells secrets from what else is written where secrets stand. Each question is answered in one pass. */
final class Values {
    private static final Set<String> WORDS = Set.of(
            "null",
            "none",
            "nil",
            "undefined",
            "true",
            "false",
            "yes",
            "no",
            "string",
            "str",
            "text",
            "bytes",
            "byte",
            "empty",
            "hidden",
            "masked",
            "redacted",
            "removed",
            "filtered",
            "password",
            "passwd",
            "passwort",
            "secret",
            "token",
            "unset",
            "optional",
            "required",
            "default",
            "object",
            "number",
            "integer",
            "boolean",
            "varchar",
            "unknown",
            "invalid",
            "missing",
            "expired",
            "expected",
            "unexpected",
            "value",
            "any",
            "self",
            "this",
            "file",
            "prompt",
            "ask",
            "stdin",
            "env",
            "type",
            "name",
            "key",
            "found",
            "error",
            "failed",
            "input");
    private static final String[] NAMES = {"password", "passwd", "secret", "token", "api_key", "apikey", "pwd"};
    private static final Set<String> PROSE = Set.of(
            "must",
            "required",
            "invalid",
            "missing",
            "cannot",
            "should",
            "not",
            "is",
            "be",
            "field",
            "blank",
            "was",
            "incorrect",
            "expired",
            "has",
            "with",
            "for",
            "please",
            "wrong",
            "failed",
            "found",
            "the",
            "your",
            "and");

    private static final int LONG_NAME = 16;

    private Values() {}

    /** Whether this stands for something else, or was taken out already. */
    static boolean isPlaceholder(String value) {
        return value.contains(Placeholders.OPENING) || isVariable(value) || isMask(value);
    }

    static boolean isSecret(String value) {
        return !isPlaceholder(value)
                && !isCall(value)
                && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                && !isPath(value)
                && !isName(value)
                && !isExpression(value)
                && !isProse(value);
    }

    /** Whether it has digits and other characters. */
    static boolean isUnlikeCode(String value) {
        boolean hasDigit = value.chars().anyMatch(Values::isDigit);
        boolean hasOther = value.chars().anyMatch(c -> !isDigit(c) && c != '.');
        return hasDigit && hasOther && value.charAt(0) != '@';
    }

    static boolean hasDigitAndLetter(String value) {
        return value.chars().anyMatch(Values::isDigit) && value.chars().anyMatch(c -> c >= 'A' && !isDigit(c));
    }

    static boolean isJwt(String value) {
        String header = value.substring(0, value.indexOf('.'));
        try {
            return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8).startsWith("{\"");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** {@code get_password(}, {@code config[}: rules leave the bracket to show that the value is an expression. */
    private static boolean isCall(String value) {
        return "([{".indexOf(value.charAt(value.length() - 1)) >= 0;
    }

    private static boolean isPath(String value) {
        return value.contains("://")
                || value.startsWith("/") && !isEncoded(value)
                || value.startsWith("./")
                || value.startsWith("../")
                || value.startsWith("~/");
    }

    /** Whether a name in the path is long and mixed as no file's: Base64 has slashes too. */
    private static boolean isEncoded(String value) {
        for (String name : value.split("/", -1)) {
            if (name.length() >= LONG_NAME
                    && name.indexOf('.') < 0
                    && name.chars().anyMatch(Values::isDigit)
                    && name.chars().anyMatch(Character::isUpperCase)
                    && name.chars().anyMatch(Character::isLowerCase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVariable(String value) {
        char first = value.charAt(0);
        char second = value.length() > 1 ? value.charAt(1) : ' ';
        return first == '<'
                || first == '[' && value.endsWith("]")
                || first == '{' && second == '{'
                || first == '$' && !isDigit(second)
                || "%@#".indexOf(first) >= 0 && (second == '{' || second == '(' || value.length() == 2)
                || first == '%' && value.endsWith("%");
    }

    private static boolean isMask(String value) {
        char first = value.charAt(0);
        boolean isFilling = !Character.isLetterOrDigit(first) || first == 'x' || first == 'X';
        return value.contains("***") || isFilling && value.chars().allMatch(c -> c == first);
    }

    /** {@code db_password}, {@code MY_CONSTANT}. */
    private static boolean isName(String value) {
        if (!value.chars().allMatch(c -> c == '_' || c == '-' || c < 128 && Character.isLetter(c))) {
            return false;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            if (lower.contains(name)) {
                return true;
            }
        }
        return value.equals(value.toUpperCase(Locale.ROOT));
    }

    /** {@code self.password}, {@code request.headers}; two names with a dot between them at least. */
    private static boolean isExpression(String value) {
        return value.indexOf('.') > 0
                && value.chars().allMatch(c -> c == '_' || c == '.' || c < 128 && Character.isLetter(c));
    }

    private static boolean isProse(String value) {
        if (value.indexOf(' ') < 0) {
            return false;
        }
        for (String word : value.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            if (PROSE.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
