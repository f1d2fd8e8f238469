package dev.tribal.embedding.apply;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;

/**
 * An event and where it stands in the log.
 *
 * @param replayed whether it was put aside before: when it was accepted says nothing of how long it takes now
 */
record AcceptedEvent(ErrorEvent event, Position position, boolean replayed) {}
