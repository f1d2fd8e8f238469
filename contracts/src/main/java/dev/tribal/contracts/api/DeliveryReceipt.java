package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a delivery of a webhook.
 *
 * @param reason why it was ignored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryReceipt(Status status, @Nullable String reason) {
    /** What becomes of the delivery. */
    public enum Status {
        /** It is on the log; its reports follow. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** It was understood, and nothing follows from it. */
        @JsonProperty("ignored")
        IGNORED,
        /** It only asked whether somebody is there. */
        @JsonProperty("pong")
        PONG
    }
}
