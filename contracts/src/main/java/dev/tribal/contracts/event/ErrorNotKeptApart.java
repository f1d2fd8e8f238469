package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody took back that an error is not the same as another one.
 *
 * @param errorId the other one
 * @param partIds others that are one with that
 */
public record ErrorNotKeptApart(
        @JsonProperty("error_id") UUID errorId,

        @JsonProperty("part_ids") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<UUID> partIds)
        implements ErrorEventData {
    public ErrorNotKeptApart {
        Objects.requireNonNull(errorId, "error_id");
        partIds = partIds == null ? List.of() : List.copyOf(partIds);
    }

    /** Of an error of which no other one is a part that it was said of. */
    public ErrorNotKeptApart(UUID errorId) {
        this(errorId, List.of());
    }
}
