package dev.tribal.contracts.event;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@link Topics#ERROR_RECORDS}: the full state of a record after an event. Every event leads to one, even
 * if it changed nothing, so that whoever waits for its position learns that it was applied.
 *
 * @param position every event of this partition up to here is in what was published so far, this change included
 * @param record the state, or {@code null} if there is no such record (any more)
 * @param acceptedAt when the oldest of the events was accepted that led to this; {@code null} if nobody knows
 */
public record RecordChange(
        String tenant,
        UUID errorId,
        Position position,
        @Nullable ErrorRecord record,
        @Nullable Instant acceptedAt) {
    /** A change of which nobody knows when its events were accepted. */
    public RecordChange(String tenant, UUID errorId, Position position, @Nullable ErrorRecord record) {
        this(tenant, errorId, position, record, null);
    }
}
