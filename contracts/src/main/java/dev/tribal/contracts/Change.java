package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed where an error stands, or it followed from a report.
 *
 * @param at when that was accepted
 * @param by the principal; {@code null} if it is not known
 * @param to the new state, priority or assignee, the new labels with commas between them, or the id of the {@link #other}
 *     error; {@code null} for nobody, and if it is not known: what was noted of labels and other errors had it only later
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        Instant at,
        @Nullable String by,
        What what,
        @Nullable String to) {
    /** How many of them an error remembers. */
    public static final int MOST = 20;

    public Change {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(what, "what");
    }

    /** The other error of a merge or a separation; {@code null} of other changes, and if it is not known. */
    public @Nullable UUID other() {
        return switch (what) {
            case STATE, PRIORITY, ASSIGNEE, LABELS -> null;
            case MERGED, SPLIT, SEPARATED, REJOINED ->
                to == null ? null : UuidForm.parse(to).orElse(null);
        };
    }

    /** The same for who may not know of every error. */
    public Change knowing(Predicate<UUID> others) {
        UUID other = other();
        return other == null || others.test(other) ? this : to(null);
    }

    /** The same to another value. */
    public Change to(@Nullable String other) {
        return new Change(at, by, what, other);
    }

    /** The last of them that are remembered. */
    static List<Change> latest(List<Change> changes) {
        return List.copyOf(changes.subList(Math.max(0, changes.size() - MOST), changes.size()));
    }

    /** What was changed. */
    public enum What {
        @JsonProperty("state")
        STATE,
        @JsonProperty("priority")
        PRIORITY,
        @JsonProperty("assignee")
        ASSIGNEE,
        @JsonProperty("labels")
        LABELS,
        /** It became a part of another error, or another one a part of it. */
        @JsonProperty("merged")
        MERGED,
        /** It was taken out again. */
        @JsonProperty("split")
        SPLIT,
        /** Some of its reports are of another error from then on, or it began with such reports. */
        @JsonProperty("separated")
        SEPARATED,
        /** Reports that were separated from it are its own again. */
        @JsonProperty("rejoined")
        REJOINED
    }
}
