package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a report came to first that was handed on to another error.
 *
 * @param topicId Kafka's id of the topic in which it stood: in another one the same position means another report
 * @param errorId the error that it came to
 */
public record HandedFrom(
        @JsonProperty("topic_id") String topicId,
        @JsonProperty("error_id") UUID errorId) {
    public HandedFrom {
        Objects.requireNonNull(topicId, "topic_id");
        Objects.requireNonNull(errorId, "error_id");
    }
}
