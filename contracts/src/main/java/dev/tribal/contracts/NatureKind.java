package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether an error comes with the code, by chance, or from what the run needs. */
public enum NatureKind {
    /** It fails each time at the same commit. */
    @JsonProperty("deterministic")
    DETERMINISTIC,
    /** It fails and passes at the same commit. */
    @JsonProperty("flaky")
    FLAKY,
    /** Most of its failures look like a timeout, or a fault of the network, the runner or the disk. */
    @JsonProperty("infrastructure")
    INFRASTRUCTURE;

    /** As it stands in JSON and in queries. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
