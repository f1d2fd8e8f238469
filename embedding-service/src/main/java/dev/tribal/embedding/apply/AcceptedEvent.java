package dev.tribal.embedding.apply;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;

/** An event and where it stands in the log. */
record AcceptedEvent(ErrorEvent event, Position position) {}
