package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * Reports with this fingerprint are of another error, although the fingerprint that decides is the same.
 *
 * @param fingerprint a further one of the reports, or the {@link MessagePrint} of their message
 * @param errorId the error that they are of
 */
public record Separation(
        String fingerprint, @JsonProperty("error_id") UUID errorId) {
    public Separation {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(errorId, "error_id");
    }

    /**
     * The fingerprint of the error that they are of, from which its id is derived as all ids are.
     *
     * @param whole the fingerprint of the error that they were told apart from
     */
    public String fingerprintIn(String whole) {
        return fingerprintIn(whole, fingerprint);
    }

    /** The same before there is an error. */
    public static String fingerprintIn(String whole, String part) {
        return whole + "/" + part;
    }
}
