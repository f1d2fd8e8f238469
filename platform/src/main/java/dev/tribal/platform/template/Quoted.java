package dev.tribal.platform.template;

import java.util.regex.Pattern;

/**
 * Tells whether what a message quotes was put in when it was printed, or is a part of what it says: 'cart' in "cannot find
 * 'cart'" is a value, while "'type aliases' are not allowed" and "'enum declarations' are not allowed" are two messages.
 */
final class Quoted {
    private static final int LONGEST = 60;

    /**
     * Several words of small letters, also around an ellipsis: 'for...in', 'import ... ='. Names are one word or have other
     * signs. Single words stay values, even those that languages reserve: parsers complain about any of them in one sentence.
     */
    private static final Pattern PHRASE = Pattern.compile(
            "[a-z][a-z-]{0,29}(?:(?: | ?\\.\\.\\. ?)[a-z][a-z-]{0,29}){1,5}|[a-z]{1,30} ?\\.\\.\\.[ =]{0,2}");

    private Quoted() {}

    /** Whether a quoted text, given with its marks, varies from print to print. */
    static boolean isValue(String quoted) {
        return quoted.length() > LONGEST
                || !PHRASE.matcher(quoted.substring(1, quoted.length() - 1)).matches();
    }
}
