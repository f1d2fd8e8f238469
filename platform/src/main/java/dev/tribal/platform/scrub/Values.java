package dev.tribal.platform.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
    /** {@code users/passwords#edit}. */
    private static final Pattern ROUTE = Pattern.compile("[a-z_-]+(?:/[a-z_-]+)+(?:#[a-z_-]+)?");

    private static final Pattern COMPOUND = Pattern.compile("[_-]|[a-z][A-Z]|^[A-Z]+$");
    private static final Pattern BETWEEN = Pattern.compile("(?s)\\s*[+.,].*[+.,:]\\s*");

    private Values() {}

    /** For places in which expressions stand as often as values: a name is none. */
    static boolean isSecret(String value) {
        return isQuotedSecret(value) && !isName(value);
    }

    /** For what stands between quotes. */
    static boolean isQuotedSecret(String value) {
        return !Variables.isPlaceholder(value)
                && !isCall(value)
                && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                && !isPath(value)
                && !isCompoundName(value)
                && !isExpression(value)
                && !isBetweenStrings(value)
                && !isProse(value);
    }

    /** Whether it has digits and other characters. */
    static boolean isUnlikeCode(String value) {
        boolean hasDigit = value.chars().anyMatch(Values::isDigit);
        boolean hasOther = value.chars().anyMatch(c -> !isDigit(c) && c != '.');
        return hasDigit && hasOther && value.charAt(0) != '@';
    }

    static boolean hasDigit(String value) {
        return value.chars().anyMatch(Values::isDigit);
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
                || value.startsWith("~/")
                || value.startsWith("arn:")
                || ROUTE.matcher(value).matches();
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

    /** A name that shows where its words end: {@code db-password}, {@code dbPassword}, {@code #new-password}. */
    private static boolean isCompoundName(String value) {
        String name = value.startsWith("#") ? value.substring(1) : value;
        return !name.isEmpty() && COMPOUND.matcher(name).find() && isName(name);
    }

    /** {@code " + password() + "}: what a text between two quotes is if the first one ends a string. */
    private static boolean isBetweenStrings(String value) {
        return BETWEEN.matcher(value).matches();
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
