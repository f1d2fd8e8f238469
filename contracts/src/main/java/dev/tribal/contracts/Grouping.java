package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an error and others: that they are one, or that they are not, as people and agents said, and by what
 * they may be one.
 *
 * @param mergedInto the error as a part of which this one is answered; {@code null} if it stands by itself
 * @param keptApartFrom the errors that it was taken out of again, or that somebody said are others, the latest last, at most
 *     {@link #MOST_APART} by requests
 * @param fingerprints further ones of all its reports, the latest last, at most {@link #MOST_FINGERPRINTS}, see
 *     {@link FingerprintVersion}
 * @param merged in answers only: the errors that are parts of this one
 * @param linked solutions of other errors that help against this one too, at most {@link #MOST_LINKED}
 * @param separated which of its reports are of other errors, at most {@link #MOST_SEPARATED}
 * @param tests in answers only: the tests in which it and its parts were seen last, if it has parts
 * @param keptApartBy who said so of an error that it is kept apart from, as far as that is known
 * @param keptApartFull in answers only: {@code true} if it can be kept apart from no more others, of which the caller may not know
 *     all; {@code null} otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Grouping(
        @JsonProperty("merged_into") @Nullable UUID mergedInto,
        @JsonProperty("kept_apart_from") List<UUID> keptApartFrom,
        List<String> fingerprints,
        List<Part> merged,
        List<LinkedSolution> linked,
        List<Separation> separated,
        List<String> tests,
        @JsonProperty("kept_apart_by") Map<UUID, String> keptApartBy,
        @JsonProperty("kept_apart_full") @Nullable Boolean keptApartFull) {
    /** Nothing is known. */
    public static final Grouping NONE = new Grouping(null, List.of(), List.of(), List.of());

    /** How many errors one can be kept apart from; who asks for more is refused. */
    public static final int MOST_APART = 50;

    /** How many are kept, since nobody is refused who undoes a merge, or of several that asked at once. */
    private static final int MOST_APART_KEPT = 2 * MOST_APART;

    /** How many further fingerprints are kept. */
    public static final int MOST_FINGERPRINTS = 16;

    /** How many errors may be merged into one. */
    public static final int MOST_PARTS = 50;

    /** How many solutions of other errors one can show. */
    public static final int MOST_LINKED = 20;

    /** Into how many others the reports of one error can be told apart. */
    public static final int MOST_SEPARATED = 10;

    private static final int FEW = 10;

    public Grouping {
        keptApartFrom = keptApartFrom == null ? List.of() : List.copyOf(keptApartFrom);
        fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
        merged = merged == null ? List.of() : List.copyOf(merged);
        linked = linked == null ? List.of() : List.copyOf(linked);
        separated = separated == null ? List.of() : List.copyOf(separated);
        tests = tests == null ? List.of() : List.copyOf(tests);
        keptApartBy = keptApartBy == null ? Map.of() : Map.copyOf(keptApartBy);
    }

    /** An error with which no solution of another is linked, and all of whose reports are its own. */
    public Grouping(@Nullable UUID mergedInto, List<UUID> keptApartFrom, List<String> fingerprints, List<Part> merged) {
        this(mergedInto, keptApartFrom, fingerprints, merged, List.of(), List.of(), List.of(), Map.of(), null);
    }

    /** Whether it can be kept apart from one more, also of what the caller may not know. */
    public boolean hasRoomApart() {
        return keptApartFull == null && keptApartFrom.size() < MOST_APART;
    }

    /** The same as a part of another error, from which it is kept apart no longer. */
    public Grouping into(UUID target) {
        return notKeptApart(target).copy(target);
    }

    /**
     * The same by itself, kept apart from the error that it was a part of; the very same if it was none.
     *
     * @param by who said so; {@code null} if nobody knows
     */
    public Grouping split(@Nullable String by) {
        return mergedInto == null ? this : keptApart(mergedInto, by).copy(null);
    }

    /**
     * The same kept apart from another error; of far too many the oldest is forgotten.
     *
     * @param by who said so; {@code null} if nobody knows
     */
    public Grouping keptApart(UUID other, @Nullable String by) {
        List<UUID> apart = new ArrayList<>(without(keptApartFrom, other));
        apart.add(other);
        Map<UUID, String> authors = new HashMap<>(keptApartBy);
        if (by != null) {
            authors.put(other, by);
        }
        return copy(latest(apart, MOST_APART_KEPT), authors);
    }

    /** The same, which may be one with that error again. */
    public Grouping notKeptApart(UUID other) {
        return copy(without(keptApartFrom, other), keptApartBy);
    }

    /** The same with the fingerprints of one more report. */
    public Grouping withFingerprints(List<String> more) {
        List<String> all = new ArrayList<>(fingerprints);
        all.removeAll(more);
        all.addAll(more);
        return copy(mergedInto, latest(all, MOST_FINGERPRINTS), linked, separated);
    }

    /** The same with a solution of another error; the very same if there are too many. */
    public Grouping with(LinkedSolution link) {
        List<LinkedSolution> all = new ArrayList<>(unlinked(link.solutionId()).linked);
        all.add(link);
        return all.size() > MOST_LINKED ? this : copy(mergedInto, fingerprints, all, separated);
    }

    /** The same without such a solution. */
    public Grouping unlinked(UUID solutionId) {
        var left = linked.stream()
                .filter(link -> !link.solutionId().equals(solutionId))
                .toList();
        return copy(mergedInto, fingerprints, left, separated);
    }

    /**
     * The same without the reports of another error, from which it is kept apart; the very same if there are too many.
     *
     * @param by who said so; {@code null} if nobody knows
     */
    public Grouping with(Separation separation, @Nullable String by) {
        List<Separation> all = new ArrayList<>(separated);
        all.removeIf(one -> one.fingerprint().equals(separation.fingerprint()));
        all.add(separation);
        return all.size() > MOST_SEPARATED
                ? this
                : keptApart(separation.errorId(), by).copy(without(fingerprints, separation.fingerprint()), all);
    }

    /** The same with the reports again that were of another error. */
    public Grouping rejoined(UUID errorId) {
        var left =
                separated.stream().filter(one -> !one.errorId().equals(errorId)).toList();
        return notKeptApart(errorId).copy(mergedInto, fingerprints, linked, left);
    }

    /** One of these errors of which some of its reports are; empty if none of them has any. */
    public Optional<UUID> separatedInto(Set<UUID> others) {
        return separated.stream()
                .map(Separation::errorId)
                .filter(others::contains)
                .findFirst();
    }

    /** What says that a report is of another error. */
    public Optional<Separation> separation(List<String> prints, ErrorContext context) {
        if (separated.isEmpty()) {
            return Optional.empty();
        }
        String message = MessagePrint.of(context);
        return separated.stream()
                .filter(one -> prints.contains(one.fingerprint()) || message.equals(one.fingerprint()))
                .findFirst();
    }

    /** The same with other parts. */
    public Grouping withMerged(List<Part> parts) {
        return new Grouping(
                mergedInto, keptApartFrom, fingerprints, parts, linked, separated, tests, keptApartBy, keptApartFull);
    }

    /**
     * The same for who may not know of every error: what was said of others is told if they may be known, so that it can be
     * heeded and taken back.
     */
    public Grouping knowing(Predicate<UUID> others) {
        List<UUID> apart = keptApartFrom.stream().filter(others).toList();
        return new Grouping(
                null,
                apart,
                fingerprints,
                merged,
                linked.stream().filter(link -> others.test(link.errorId())).toList(),
                separated.stream().filter(one -> others.test(one.errorId())).toList(),
                tests,
                authors(apart, keptApartBy),
                hasRoomApart() ? null : true);
    }

    /** The same with a few parts, without their solutions, and without what says little to a reader. */
    public Grouping brief() {
        List<Part> few = merged.stream()
                .limit(FEW)
                .map(part -> new Part(part.id(), part.occurrences(), List.of()))
                .toList();
        return new Grouping(mergedInto, keptApartFrom, List.of(), few, linked, separated, List.of(), Map.of(), null);
    }

    private Grouping copy(@Nullable UUID target) {
        return copy(target, fingerprints, linked, separated);
    }

    private Grouping copy(List<String> prints, List<Separation> others) {
        return copy(mergedInto, prints, linked, others);
    }

    private Grouping copy(List<UUID> apart, Map<UUID, String> by) {
        return new Grouping(
                mergedInto, apart, fingerprints, merged, linked, separated, tests, authors(apart, by), keptApartFull);
    }

    private Grouping copy(
            @Nullable UUID target, List<String> prints, List<LinkedSolution> links, List<Separation> others) {
        return new Grouping(target, keptApartFrom, prints, merged, links, others, tests, keptApartBy, keptApartFull);
    }

    private static Map<UUID, String> authors(List<UUID> apart, Map<UUID, String> by) {
        Map<UUID, String> known = new HashMap<>(by);
        known.keySet().retainAll(apart);
        return known;
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }

    private static <T> List<T> latest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /**
     * An error that is a part of another one.
     *
     * @param occurrences how often it was reported
     * @param solutions the ids of the solutions that are recorded with it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Part(UUID id, long occurrences, List<UUID> solutions) {
        public Part {
            Objects.requireNonNull(id, "id");
            solutions = solutions == null ? List.of() : List.copyOf(solutions);
        }
    }
}
