package dev.tribal.search.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
            "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has", "have", "in", "is",
            "it", "its", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "this", "to",
            "was", "were", "which", "will", "with");

    private final String text;
    private int at;

    public CodeWords(CharSequence text) {
        this.text = text.toString();
    }

    /** Hands over each word that has any terms. */
    public void forEach(Consumer<Word> each) {
        for (Word word = next(); word != null; word = next()) {
            each.accept(word);
        }
    }

    /** The words of a text that have any terms. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        new CodeWords(text).forEach(words::add);
        return words;
    }

    /** The next word that has any terms; {@code null} at the end of the text. */
    private @Nullable Word next() {
        while (at < text.length()) {
            skipOthers();
            int start = at;
            skipWord();
            Word word = wordOf(text.substring(start, at));
            if (!word.names().isEmpty() || !word.parts().isEmpty()) {
                return word;
            }
        }
        return null;
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

    private static Word wordOf(String text) {
        return isPlain(text) ? plain(text) : composed(text);
    }

    /** Whether it is one name of one part. Most words are, and need not be taken apart. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_' || isJoiner(c) || i > 0 && Character.isUpperCase(c)) {
                return false;
            }
        }
        return true;
    }

    private static Word plain(String text) {
        Set<String> names = new HashSet<>(2);
        add(text, names);
        return new Word(names, Set.of());
    }

    private static Word composed(String text) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> parts = new LinkedHashSet<>();
        add(text, names);
        for (String segment : split(text, CodeWords::separatesPath)) {
            add(segment, names);
            for (String name : split(segment, c -> c == '.' || c == '$')) {
                add(name, names);
                addParts(name, parts);
            }
        }
        parts.removeAll(names);
        return new Word(names, parts);
    }

    private static boolean separatesPath(char c) {
        return c == '/' || c == '\\';
    }

    private static void addParts(String name, Set<String> parts) {
        for (String part : split(name, c -> c == '_' || c == '-')) {
            add(part, parts);
            addHumps(part, parts);
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

    /**
     * The terms of one word, without duplicates.
     *
     * @param names the word as a whole, and the names it is a path of
     * @param parts the words that these names are made of
     */
    public record Word(Set<String> names, Set<String> parts) {
        Stream<String> terms() {
            return Stream.concat(names.stream(), parts.stream());
        }

        int size() {
            return names.size() + parts.size();
        }
    }

    private interface Separator {
        boolean separates(char c);
    }
}
