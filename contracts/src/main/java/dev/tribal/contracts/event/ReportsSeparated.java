package dev.tribal.contracts.event;

import dev.tribal.contracts.Separation;
import java.util.Objects;

/** Somebody said that some reports of an error, those with a certain fingerprint, are of another one from now on. */
public record ReportsSeparated(Separation separation) implements ErrorEventData {
    public ReportsSeparated {
        Objects.requireNonNull(separation, "separation");
    }
}
