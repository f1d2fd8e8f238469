package dev.tribal.embedding.model.onnx;

import java.text.Normalizer;
import java.util.Map;

/**
 * The tokenizer of uncased BERT models: clean, lower-case, strip accents, split at punctuation and CJK characters,
 * then the longest pieces that the vocabulary has, from left to right (Devlin et al. 2018, {@code tokenization.py}). It
 * reads no more of a text than it needs.
 */
final class WordPiece {
    /** Longer words become one unknown token. */
    private static final int LONGEST_WORD = 100;

    private static final String UNKNOWN = "[UNK]";
    private static final String START = "[CLS]";
    private static final String END = "[SEP]";
    private static final String CONTINUED = "##";

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int start;
    private final int end;

    /** @param vocabulary the id of every piece, special tokens included */
    WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.unknown = special(UNKNOWN);
        this.start = special(START);
        this.end = special(END);
    }

    private int special(String token) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new IllegalArgumentException("The vocabulary has no token " + token);
        }
        return id;
    }

    /** The ids of at most {@code maxTokens} tokens, the start and end tokens included. */
    long[] encode(String text, int maxTokens) {
        var tokens = new TokenBuffer(maxTokens - 1);
        tokens.add(start);
        var word = new StringBuilder();
        for (int i = 0; i < text.length() && !tokens.isFull(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                accept(c, word, tokens);
            } else {
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                        .codePoints()
                        .forEach(part -> accept(part, word, tokens));
            }
        }
        flush(word, tokens);
        return tokens.endedBy(end);
    }

    private void accept(int c, StringBuilder word, TokenBuffer tokens) {
        if (isSpace(c)) {
            flush(word, tokens);
        } else if (isPunctuation(c) || isCjk(c)) {
            flush(word, tokens);
            word.appendCodePoint(c);
            flush(word, tokens);
        } else if (!isDropped(c)) {
            word.appendCodePoint(Character.toLowerCase(c));
        }
    }

    private void flush(StringBuilder word, TokenBuffer tokens) {
        if (!word.isEmpty()) {
            split(word.toString(), tokens);
            word.setLength(0);
        }
    }

    private void split(String word, TokenBuffer tokens) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            tokens.add(unknown);
            return;
        }
        int mark = tokens.mark();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer piece = null;
            while (from < to && piece == null) {
                String candidate = word.substring(from, to);
                piece = vocabulary.get(from == 0 ? candidate : CONTINUED + candidate);
                if (piece == null) {
                    to--;
                }
            }
            if (piece == null) {
                tokens.reset(mark);
                tokens.add(unknown);
                return;
            }
            tokens.add(piece);
            from = to;
        }
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
    }

    /** Accents, control and format characters, and what stands for bytes that were no text. */
    private static boolean isDropped(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xFFFD;
        };
    }

    private static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isCjk(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }
}
