package dev.tribal.embedding.fold;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Position;
import java.util.HashMap;
import java.util.Map;

/**
 * Which events are folded into a record already. The topic's id belongs to it, because after a topic was made anew or
 * restored elsewhere the same offsets mean other events.
 *
 * @param topicId Kafka's id of the events topic
 * @param offsets the last applied offset of each partition
 */
public record Applied(@JsonProperty("topic_id") String topicId, Map<Integer, Long> offsets) {
    public Applied {
        offsets = Map.copyOf(offsets);
    }

    /** Nothing of this topic is applied. */
    public static Applied none(String topicId) {
        return new Applied(topicId, Map.of());
    }

    /** Whether the event at this position is applied. */
    public boolean includes(String topicId, Position position) {
        return this.topicId.equals(topicId) && position.offset() <= offsets.getOrDefault(position.partition(), -1L);
    }

    /** The same with one more event; those of another topic are forgotten. */
    public Applied with(String topicId, Position position) {
        Map<Integer, Long> next = new HashMap<>(this.topicId.equals(topicId) ? offsets : Map.of());
        next.put(position.partition(), position.offset());
        return new Applied(topicId, next);
    }
}
