package dev.tribal.platform.scrub;

import java.util.Set;

/** Tells payment cards from other long numbers. */
final class CardNumbers {
    private static final Set<Integer> MAESTRO = Set.of(5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763);

    private CardNumbers() {}

    static boolean hasCheckDigit(String text) {
        String digits = digits(text);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }

    /** Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay, Maestro, Dankort, AirPlus. */
    static boolean isOfKnownIssuer(String text) {
        String digits = digits(text);
        int length = digits.length();
        int six = Integer.parseInt(digits.substring(0, 6));
        int four = six / 100;
        int two = six / 10_000;
        return six / 100_000 == 4 && (length == 13 || length == 16)
                || (two >= 51 && two <= 55 || four >= 2221 && four <= 2720) && length == 16
                || (two == 34 || two == 37) && length == 15
                || (four == 6011 || two == 65 || four >= 6440 && four <= 6499) && length >= 16
                || four >= 3528 && four <= 3589 && length >= 16
                || (four >= 3000 && four <= 3059 || two == 36 || two == 38 || two == 39) && length >= 14 && length <= 16
                || two == 62 && length >= 16
                || MAESTRO.contains(four) && length >= 13
                || four == 5019 && length == 16
                || six / 1_000 == 122 && length == 15;
    }

    private static String digits(String text) {
        return text.replaceAll("[ -]", "");
    }
}
