package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The broker has acknowledged the event; it will be applied even if every process is killed now.
 *
 * @param status always {@code accepted}
 * @param solutionId the solution that was recorded with it, if any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Accepted(
        UUID id,
        Position position,
        String status,
        @JsonProperty("solution_id") @Nullable UUID solutionId) implements WriteResult {
    public Accepted(UUID id, Position position, @Nullable UUID solutionId) {
        this(id, position, "accepted", solutionId);
    }
}
