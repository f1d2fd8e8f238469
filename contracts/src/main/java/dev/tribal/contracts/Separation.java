package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports with this fingerprint are of another error, although the fingerprint that decides is the same.
 *
 * @param fingerprint a further one of the reports, or the {@link MessagePrint} of their message
 * @param errorId the error that they are of
 */
public record Separation(
        String fingerprint, @JsonProperty("error_id") UUID errorId) {
    /** No fingerprint that is made of a report has it. */
    private static final String OF_WHOLE = "/";

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
        return whole + OF_WHOLE + part;
    }

    /** The fingerprint of the error that another one was told apart from; empty if that other one has a fingerprint of its own. */
    public static Optional<String> wholeOf(String fingerprint) {
        int end = fingerprint.lastIndexOf(OF_WHOLE);
        return end < 0 ? Optional.empty() : Optional.of(fingerprint.substring(0, end));
    }
}
