package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What fixed an error, as one author recorded it.
 *
 * @param id unique in the tenant
 * @param description what to do, in a sentence or two
 * @param codeFix the change itself, as code or as a diff
 * @param explanation why it helps
 * @param references URLs or file names for further reading; empty if there are none
 * @param verify how to see that it worked, for example a command
 * @param author the principal that recorded it
 * @param recordedAt when it was accepted
 * @param source which kind of principal the author is, as the token said; {@code null} if that is not known
 * @param appliesTo where it helps; everywhere if absent
 * @param supersedes the solution of the same error whose place it takes
 * @param supersededBy the solution that took its place
 * @param outcomes what came of it; absent if nobody has said
 * @param standing in answers only: what that makes of it now
 * @param candidate set if nobody recorded it: the changes after which the error went away, one of which may have fixed it
 * @param linkedFrom in answers only: the other error with which it is recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Solution(
        UUID id,
        String description,
        @JsonProperty("code_fix") @Nullable String codeFix,
        @Nullable String explanation,
        List<String> references,
        @Nullable String verify,
        @Nullable String author,
        @JsonProperty("recorded_at") Instant recordedAt,
        @Nullable Source source,
        @JsonProperty("applies_to") @Nullable Applicability appliesTo,
        @Nullable UUID supersedes,
        @JsonProperty("superseded_by") @Nullable UUID supersededBy,
        @Nullable Outcomes outcomes,
        @Nullable Standing standing,
        @Nullable ChangeRange candidate,
        @JsonProperty("linked_from") @Nullable UUID linkedFrom) {
    public Solution {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(recordedAt, "recorded_at");
        references = references == null ? List.of() : List.copyOf(references);
    }

    /** A solution that helps everywhere, that nobody has tried, and of which nobody knows who wrote it. */
    public Solution(
            UUID id,
            String description,
            @Nullable String codeFix,
            @Nullable String explanation,
            List<String> references,
            @Nullable String verify,
            @Nullable String author,
            Instant recordedAt) {
        this(id, description, codeFix, explanation, references, verify, author, recordedAt, null, null, null);
    }

    /** A solution as its author recorded it, before anybody tried it. */
    public Solution(
            UUID id,
            String description,
            @Nullable String codeFix,
            @Nullable String explanation,
            List<String> references,
            @Nullable String verify,
            @Nullable String author,
            Instant recordedAt,
            @Nullable Source source,
            @Nullable Applicability appliesTo,
            @Nullable UUID supersedes) {
        this(
                id,
                description,
                codeFix,
                explanation,
                references,
                verify,
                author,
                recordedAt,
                source,
                appliesTo,
                supersedes,
                null,
                null,
                null,
                null,
                null);
    }

    /** What came of it, as far as anybody has said. */
    public Outcomes tried() {
        return outcomes == null ? Outcomes.NONE : outcomes;
    }

    /**
     * Whether another solution took its place. Nobody takes the place of what surely works before it is known to work itself,
     * and nobody who turned out to fail.
     *
     * @param all the solutions of the same error
     */
    public boolean isSuperseded(List<Solution> all) {
        return supersededBy != null
                && all.stream()
                        .filter(other -> other.id().equals(supersededBy))
                        .map(other -> other.tried().state())
                        .noneMatch(state -> state == SolutionState.FAILED
                                || state != SolutionState.VERIFIED && tried().state() == SolutionState.VERIFIED);
    }

    /** The same with what came of it. */
    public Solution with(Outcomes others) {
        return copy(supersededBy, others, standing, candidate, linkedFrom);
    }

    /** The same with its standing. */
    public Solution with(Standing other) {
        return copy(supersededBy, outcomes, other, candidate, linkedFrom);
    }

    /** The same as a candidate: these are the changes after which the error went away. */
    public Solution with(ChangeRange range) {
        return copy(supersededBy, outcomes, standing, range, linkedFrom);
    }

    /** The same after another took its place. */
    public Solution supersededBy(UUID other) {
        return copy(other, outcomes, standing, candidate, linkedFrom);
    }

    /** The same as it is shown with another error than the one it is recorded with. */
    public Solution linkedFrom(UUID errorId) {
        return copy(supersededBy, outcomes, standing, candidate, errorId);
    }

    private Solution copy(
            @Nullable UUID newer,
            @Nullable Outcomes tried,
            @Nullable Standing now,
            @Nullable ChangeRange range,
            @Nullable UUID recordedWith) {
        return new Solution(
                id,
                description,
                codeFix,
                explanation,
                references,
                verify,
                author,
                recordedAt,
                source,
                appliesTo,
                supersedes,
                newer,
                tried,
                now,
                range,
                recordedWith);
    }
}
