package dev.tribal.ingest.fingerprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Learns message templates one message at a time: those of equal length and beginning, that agree in most words, are
 * prints of one statement (He and others: Drain, an online log parsing approach with fixed depth tree, ICWS 2017). What
 * differs becomes a value, at once if it looks like one; a plain word not before several stood in its place, because sentences
 * that differ in one word often say two things. Not safe for threads.
 */
public final class MessageTemplates {
    /** What most statements begin with before they print a value. */
    private static final int BEGINNING = 2;

    /** Share of words that agree in messages of one statement; the values that are known are masked before. */
    private static final double ALIKE = 0.8;

    /** So many plain words in one place are values. Languages have pairs of terms in such places, at most three mostly. */
    private static final int DIFFERENT_WORDS = 4;

    private final Map<List<String>, List<Template>> byBeginning = new HashMap<>();
    private int count;

    /** The template that a message belongs to, a new one if it is like none. */
    public Template of(String message) {
        List<String> tokens = MessageTokens.of(message);
        List<Template> possible = byBeginning.computeIfAbsent(beginning(tokens), _ -> new ArrayList<>());
        Template best = best(possible, tokens);
        if (best == null) {
            return started(possible, tokens);
        }
        best.widen(tokens);
        return best;
    }

    private static @Nullable Template best(List<Template> possible, List<String> tokens) {
        Template best = null;
        double most = ALIKE;
        for (Template template : possible) {
            double likeness = template.differsInValues(tokens) ? template.likeness(tokens) : 0;
            if (likeness > most || likeness == most && best == null) {
                best = template;
                most = likeness;
            }
        }
        return best;
    }

    /** A new one, unless its word is the last that was missing to see that several are one. */
    private Template started(List<Template> possible, List<String> tokens) {
        Map<Integer, List<Template>> byPlace = possible.stream()
                .filter(other -> other.likeness(tokens) >= ALIKE)
                .collect(Collectors.groupingBy(
                        other -> other.onlyDifference(tokens), TreeMap::new, Collectors.toList()));
        byPlace.remove(Template.NONE);
        for (List<Template> others : byPlace.values()) {
            if (others.size() + 1 >= DIFFERENT_WORDS) {
                Template one = others.removeFirst();
                others.forEach(other -> other.becomePartOf(one));
                possible.removeAll(others);
                one.widen(tokens);
                return one;
            }
        }
        var template = new Template(count++, tokens);
        possible.add(template);
        return template;
    }

    /** Length and first words. */
    private static List<String> beginning(List<String> tokens) {
        List<String> beginning = new ArrayList<>(tokens.subList(0, Math.min(BEGINNING, tokens.size())));
        beginning.add(String.valueOf(tokens.size()));
        return beginning;
    }
}
