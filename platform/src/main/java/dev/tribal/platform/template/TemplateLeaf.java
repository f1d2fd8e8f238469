package dev.tribal.platform.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Templates of messages of equal length and beginning, learnt one message at a time: those that agree in most words are prints of
 * one statement (He and others: Drain, an online log parsing approach with fixed depth tree, ICWS 2017, of whose tree this is a
 * leaf). What differs becomes a value, at once if it looks like one; a plain word not before several stood in its place,
 * because sentences that differ in one word often say two things.
 *
 * @param templates the oldest first, at most {@link #MOST}
 */
public record TemplateLeaf(List<LearntTemplate> templates) {
    /** Nothing is learnt. */
    public static final TemplateLeaf EMPTY = new TemplateLeaf(List.of());

    /** How many templates are kept; the oldest that was never widened goes first. */
    static final int MOST = 100;

    /** So many plain words in one place are values. Languages have pairs of terms in such places, at most three mostly. */
    private static final int DIFFERENT_WORDS = 4;

    public TemplateLeaf {
        templates = templates == null ? List.of() : List.copyOf(templates);
    }

    /**
     * What is learnt from a message.
     *
     * @param form one that belongs to this leaf
     * @param errorId the error that its fingerprint names; a second message of an error that began a template teaches nothing
     */
    public Step learn(MessageForm form, UUID errorId) {
        LearntTemplate best = best(form.tokens(), template -> template.differsInValues(form.tokens()));
        if (best == null) {
            return started(form, errorId);
        }
        return best.errorId().equals(errorId) ? new Step(this, best, List.of()) : widened(best, List.of(), form);
    }

    /** The template that several messages made and that includes this one. */
    public Optional<LearntTemplate> including(MessageForm form) {
        return Optional.ofNullable(best(form.tokens(), template -> template.includes(form.tokens())))
                .filter(LearntTemplate::isWidened);
    }

    /** Only those that several messages made. */
    public TemplateLeaf widened() {
        return only(LearntTemplate::isWidened);
    }

    /** The same without those that do not fulfil a condition; the very same if all do. */
    public TemplateLeaf only(Predicate<LearntTemplate> kept) {
        return templates.stream().allMatch(kept)
                ? this
                : new TemplateLeaf(templates.stream().filter(kept).toList());
    }

    private @Nullable LearntTemplate best(List<String> tokens, Predicate<Template> possible) {
        LearntTemplate best = null;
        double most = 0;
        for (LearntTemplate one : templates) {
            Template template = one.template();
            double likeness = template.isLike(tokens) && possible.test(template) ? template.likeness(tokens) : 0;
            if (likeness > most) {
                best = one;
                most = likeness;
            }
        }
        return best;
    }

    /** A new one, unless its word is the last that was missing to see that several are one. */
    private Step started(MessageForm form, UUID errorId) {
        Map<Integer, List<LearntTemplate>> byPlace = templates.stream()
                .filter(other -> other.template().isLike(form.tokens()))
                .collect(Collectors.groupingBy(
                        other -> other.template().onlyDifference(form.tokens()), TreeMap::new, Collectors.toList()));
        byPlace.remove(Template.NONE);
        for (List<LearntTemplate> others : byPlace.values()) {
            if (others.size() + 1 >= DIFFERENT_WORDS) {
                return widened(others.getFirst(), others.subList(1, others.size()), form);
            }
        }
        LearntTemplate begun = LearntTemplate.begun(form, errorId);
        List<LearntTemplate> more = new ArrayList<>(templates);
        if (more.size() >= MOST) {
            more.remove(more.stream()
                    .filter(template -> !template.isWidened())
                    .findFirst()
                    .orElseGet(more::getFirst));
        }
        more.add(begun);
        return new Step(new TemplateLeaf(more), begun, List.of());
    }

    private Step widened(LearntTemplate one, List<LearntTemplate> joined, MessageForm form) {
        LearntTemplate widened = one.with(form.tokens(), joined);
        List<LearntTemplate> left = new ArrayList<>(templates);
        left.removeAll(joined);
        left.set(left.indexOf(one), widened);
        return new Step(new TemplateLeaf(left), widened, joined);
    }

    /**
     * What a message led to.
     *
     * @param leaf as it is then; the very same if nothing was learnt
     * @param template the one that the message is of
     * @param joined older ones that turned out to be of the same
     */
    public record Step(TemplateLeaf leaf, LearntTemplate template, List<LearntTemplate> joined) {}
}
