package dev.tribal.embedding.apply;

import dev.tribal.platform.text.Sha256;

/**
 * What a text says apart from numbers, ids and addresses. In a storm these differ in every report of one error, and no
 * vector is worth the time that another number costs.
 */
final class Wording {
    private static final char VARIES = '#';

    private Wording() {}

    /** The same for texts that differ only in words with digits in them. */
    static String hash(String text) {
        return Sha256.hex(of(text));
    }

    private static String of(String text) {
        var wording = new StringBuilder(text.length());
        int begin = 0;
        boolean varies = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                varies |= Character.isDigit(c);
                continue;
            }
            if (varies) {
                wording.append(VARIES);
            } else {
                wording.append(text, begin, i);
            }
            wording.append(c);
            begin = i + 1;
            varies = false;
        }
        return wording.substring(0, wording.length() - 1);
    }
}
