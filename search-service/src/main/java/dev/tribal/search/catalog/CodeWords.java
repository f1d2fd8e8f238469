package dev.tribal.search.catalog;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts text with code in it into terms: what people would search for in names, paths, versions and error codes. A name is
 * kept whole and also taken apart, so {@code java.lang.NullPointerException} is found by itself, by
 * {@code nullpointerexception} and by {@code pointer}. Time grows linearly with the text.
 */
public final class CodeWords {
    /** The longest term; longer ones (keys, encoded data) are only taken apart. */
    static final int MAX_TERM = 80;

    /** Words that say nothing about an error; words such as "not" and "no" do and are kept. */
    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has", "have", "in", "is", "it",
            "its", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "this", "to", "was", "were",
            "which", "will", "with");

    private final String text;
    private int at;

    public CodeWords(CharSequence text) {
        this.text = text.toString();
    }

    /** Hands each word of the text over as its terms, the whole word first. */
    public void forEach(Consumer<Set<String>> word) {
        for (Set<String> terms = next(); !terms.isEmpty(); terms = next()) {
            word.accept(terms);
        }
    }

    /** The terms of the next word that has any, the whole word first; empty at the end of the text. */
    Set<String> next() {
        Set<String> terms = new LinkedHashSet<>();
        while (terms.isEmpty() && at < text.length()) {
            skipOthers();
            int start = at;
            skipWord();
            addPath(text.substring(start, at), terms);
        }
        return terms;
    }

    private void skipOthers() {
        while (at < text.length() && !isWordPart(text.charAt(at))) {
            at++;
        }
    }

    private void skipWord() {
        while (at < text.length() && (isWordPart(text.charAt(at)) || joinsWords(at))) {
            at++;
        }
    }

    /** One joiner between two parts belongs to a name; a row of them is a rule or an ellipsis. */
    private boolean joinsWords(int index) {
        return index + 1 < text.length()
                && isJoiner(text.charAt(index))
                && isWordPart(text.charAt(index + 1))
                && isWordPart(text.charAt(index - 1));
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean isJoiner(char c) {
        return c == '.' || c == '-' || c == '/' || c == '\\' || c == '$';
    }

    private static void addPath(String word, Set<String> terms) {
        add(word, terms);
        for (String segment : split(word, CodeWords::separatesPath)) {
            add(segment, terms);
            for (String name : split(segment, c -> c == '.' || c == '$')) {
                addName(name, terms);
            }
        }
    }

    private static boolean separatesPath(char c) {
        return c == '/' || c == '\\';
    }

    private static void addName(String name, Set<String> terms) {
        add(name, terms);
        for (String part : split(name, c -> c == '_' || c == '-')) {
            add(part, terms);
            addHumps(part, terms);
        }
    }

    /** {@code parseHTTPResponse} is parse, http, response; digits stay with what they follow ({@code utf8}, {@code E0308}). */
    private static void addHumps(String part, Set<String> terms) {
        int start = 0;
        for (int i = 1; i < part.length(); i++) {
            if (startsHump(part, i)) {
                add(part.substring(start, i), terms);
                start = i;
            }
        }
        if (start > 0) {
            add(part.substring(start), terms);
        }
    }

    private static boolean startsHump(String part, int i) {
        if (!Character.isUpperCase(part.charAt(i))) {
            return false;
        }
        char before = part.charAt(i - 1);
        boolean lowerFollows = i + 1 < part.length() && Character.isLowerCase(part.charAt(i + 1));
        return Character.isLowerCase(before) || lowerFollows && Character.isLetterOrDigit(before);
    }

    private static void add(String term, Set<String> terms) {
        if (term.isEmpty() || term.length() > MAX_TERM) {
            return;
        }
        String lower = term.toLowerCase(Locale.ROOT);
        if (!STOP_WORDS.contains(lower) && isMeaningful(lower)) {
            terms.add(lower);
        }
    }

    /** A single letter or underscores alone match everywhere; a single digit may be an exit code. */
    private static boolean isMeaningful(String term) {
        return term.length() > 1
                ? term.chars().anyMatch(c -> c != '_')
                : !Character.isLowerCase(term.charAt(0)) && term.charAt(0) != '_';
    }

    private static Iterable<String> split(String text, Separator separator) {
        var parts = new LinkedHashSet<String>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separator.separates(text.charAt(i))) {
                if (i > start) {
                    parts.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private interface Separator {
        boolean separates(char c);
    }
}
