package dev.tribal.contracts.event;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@link Topics#ERROR_RECORDS}: the full state of a record after an event. Every event leads to one, even
 * if it changed nothing, so that whoever waits for its position learns that it was applied.
 *
 * @param position the last event that led to this state
 * @param record the state, or {@code null} if there is no such record (any more)
 */
public record RecordChange(
        String tenant,
        UUID errorId,
        Position position,
        @Nullable ErrorRecord record) {}
