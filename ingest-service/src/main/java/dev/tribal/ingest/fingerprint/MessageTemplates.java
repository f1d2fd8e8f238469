package dev.tribal.ingest.fingerprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns message templates one message at a time: those of equal length and beginning, that agree in most words, are
 * prints of one statement (He and others: Drain, an online log parsing approach with fixed depth tree, ICWS 2017). What
 * differs becomes a value. Not safe for threads.
 */
public final class MessageTemplates {
    /** What most statements begin with before they print a value. */
    private static final int BEGINNING = 2;

    /** Share of words that agree in messages of one statement; the values that are known are masked before. */
    private static final double ALIKE = 0.8;

    private final Map<List<String>, List<Template>> byBeginning = new HashMap<>();
    private int count;

    /** The template that a message belongs to, a new one if it is like none. */
    public Template of(String message) {
        List<String> tokens = MessageTokens.of(message);
        List<Template> possible = byBeginning.computeIfAbsent(beginning(tokens), _ -> new ArrayList<>());
        Template best = best(possible, tokens);
        if (best == null) {
            best = new Template(count++, tokens);
            possible.add(best);
        }
        best.widen(tokens);
        return best;
    }

    private static @Nullable Template best(List<Template> possible, List<String> tokens) {
        Template best = null;
        double most = ALIKE;
        for (Template template : possible) {
            double likeness = template.likeness(tokens);
            if (likeness > most || likeness == most && best == null) {
                best = template;
                most = likeness;
            }
        }
        return best;
    }

    /** Length and first words. */
    private static List<String> beginning(List<String> tokens) {
        List<String> beginning = new ArrayList<>(tokens.subList(0, Math.min(BEGINNING, tokens.size())));
        beginning.add(String.valueOf(tokens.size()));
        return beginning;
    }

    /** What messages of one statement have in common. */
    public static final class Template {
        private final int number;
        private final List<String> tokens;

        private Template(int number, List<String> tokens) {
            this.number = number;
            this.tokens = new ArrayList<>(tokens);
        }

        /** The same for ever, however the template widens. */
        public int number() {
            return number;
        }

        private double likeness(List<String> others) {
            int same = 0;
            for (int i = 0; i < tokens.size(); i++) {
                same += tokens.get(i).equals(others.get(i)) ? 1 : 0;
            }
            return tokens.isEmpty() ? 1 : (double) same / tokens.size();
        }

        private void widen(List<String> others) {
            for (int i = 0; i < tokens.size(); i++) {
                if (!tokens.get(i).equals(others.get(i))) {
                    tokens.set(i, MessageTokens.VALUE);
                }
            }
        }

        /** For example {@code Connection to <*> refused}. */
        @Override
        public String toString() {
            return String.join(" ", tokens);
        }
    }
}
