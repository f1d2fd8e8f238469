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
 * @param offsets the last applied offset of each partition; of reports that were handed on from other errors, that of the
 *     partition in which they stood first, under -1 minus its number
 */
public record Applied(@JsonProperty("topic_id") String topicId, Map<Integer, Long> offsets) {
    public Applied {
        offsets = Map.copyOf(offsets);
    }

    /** Nothing of this topic is applied. */
    public static Applied none(String topicId) {
        return new Applied(topicId, Map.of());
    }

    /** The last applied offset of a partition; -1 if none of it is. */
    public long last(int partition) {
        return offsets.getOrDefault(partition, -1L);
    }

    /** Whether the event at this position is applied. */
    public boolean includes(String topicId, Position position) {
        return includes(topicId, position.partition(), position.offset());
    }

    /** Whether a report that stood at this position, and was handed on from another error, is applied. */
    boolean includesHandedOn(String topicId, Position position) {
        return includes(topicId, besides(position), position.offset());
    }

    /** The same with one more event; those of another topic are forgotten. */
    public Applied with(String topicId, Position position) {
        return with(topicId, position.partition(), position.offset());
    }

    /** The same with one more report that was handed on. */
    Applied withHandedOn(String topicId, Position position) {
        return with(topicId, besides(position), position.offset());
    }

    private boolean includes(String topicId, int partition, long offset) {
        return this.topicId.equals(topicId) && offset <= last(partition);
    }

    private Applied with(String topicId, int partition, long offset) {
        Map<Integer, Long> next = new HashMap<>(this.topicId.equals(topicId) ? offsets : Map.of());
        // What was handed on may come again, and older than what came before.
        next.merge(partition, offset, Math::max);
        return new Applied(topicId, next);
    }

    /** Counted apart from the error's own events in the same partition, which are further on. */
    private static int besides(Position position) {
        return -1 - position.partition();
    }
}
