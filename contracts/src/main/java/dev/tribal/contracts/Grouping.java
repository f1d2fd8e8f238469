package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an error and others: that they are one, or that they are not, as people and agents said, and by what
 * they may be one.
 *
 * @param mergedInto the error as a part of which this one is answered; {@code null} if it stands by itself
 * @param keptApartFrom the errors that it was taken out of again, the latest last, at most {@link #MOST_APART}
 * @param fingerprints those of a newer version of all its reports, the latest last, at most {@link #MOST_FINGERPRINTS};
 *     they decide nothing yet
 * @param merged in answers only: the errors that are parts of this one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Grouping(
        @JsonProperty("merged_into") @Nullable UUID mergedInto,
        @JsonProperty("kept_apart_from") List<UUID> keptApartFrom,
        List<String> fingerprints,
        List<Part> merged) {
    /** Nothing is known. */
    public static final Grouping NONE = new Grouping(null, List.of(), List.of(), List.of());

    /** How many errors one can be kept apart from; the oldest are forgotten first. */
    public static final int MOST_APART = 50;

    /** How many further fingerprints are kept. */
    public static final int MOST_FINGERPRINTS = 16;

    /** How many errors may be merged into one. */
    public static final int MOST_PARTS = 50;

    private static final int FEW = 10;

    public Grouping {
        keptApartFrom = keptApartFrom == null ? List.of() : List.copyOf(keptApartFrom);
        fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
        merged = merged == null ? List.of() : List.copyOf(merged);
    }

    /** The same as a part of another error, from which it is kept apart no longer. */
    public Grouping into(UUID target) {
        return new Grouping(
                target,
                keptApartFrom.stream().filter(other -> !other.equals(target)).toList(),
                fingerprints,
                merged);
    }

    /** The same by itself, kept apart from the error that it was a part of; the very same if it was none. */
    public Grouping split() {
        if (mergedInto == null) {
            return this;
        }
        List<UUID> apart = new ArrayList<>(keptApartFrom);
        apart.remove(mergedInto);
        apart.add(mergedInto);
        return new Grouping(null, latest(apart, MOST_APART), fingerprints, merged);
    }

    /** The same with the fingerprints of one more report. */
    public Grouping withFingerprints(List<String> more) {
        List<String> all = new ArrayList<>(fingerprints);
        all.removeAll(more);
        all.addAll(more);
        return new Grouping(mergedInto, keptApartFrom, latest(all, MOST_FINGERPRINTS), merged);
    }

    /** The same with other parts. */
    public Grouping withMerged(List<Part> parts) {
        return new Grouping(mergedInto, keptApartFrom, fingerprints, parts);
    }

    /** The same without the ids of errors that are no part of it. */
    public Grouping withoutOthers() {
        return new Grouping(null, List.of(), fingerprints, merged);
    }

    /** The same with a few parts, without their solutions and without fingerprints, which say nothing to a reader. */
    public Grouping brief() {
        return new Grouping(
                mergedInto,
                keptApartFrom,
                List.of(),
                merged.stream()
                        .limit(FEW)
                        .map(part -> new Part(part.id(), part.occurrences(), List.of()))
                        .toList());
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
