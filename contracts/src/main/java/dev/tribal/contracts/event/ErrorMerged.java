package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/** Somebody said that an error is the same as another one, and is to be answered as a part of it from now on. */
public record ErrorMerged(@JsonProperty("into") UUID into) implements ErrorEventData {
    public ErrorMerged {
        Objects.requireNonNull(into, "into");
    }
}
