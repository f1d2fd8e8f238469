package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** The answer to a write: {@link Accepted} at once, or the whole {@link ErrorRecord} once it can be found. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Accepted.class), @JsonSubTypes.Type(ErrorRecord.class)})
public sealed interface WriteResult permits Accepted, ErrorRecord {
    /** The error record that the write concerns. */
    UUID id();

    /** Where the accepted event stands, for {@code min_position}. */
    Position position();
}
