package dev.tribal.standalone.backup.vault;

import java.util.Map;

/**
 * Which messages of a topic are in a backup.
 *
 * @param topicId Kafka's id of the topic; positions mean nothing in another one
 * @param from the first offset of each partition
 * @param to the offset behind the last one
 * @param consumed the first offset that the topic's consumer had not worked on when the backup began
 */
public record TopicCut(String topicId, Map<Integer, Long> from, Map<Integer, Long> to, Map<Integer, Long> consumed) {
    public TopicCut {
        from = Map.copyOf(from);
        to = Map.copyOf(to);
        consumed = Map.copyOf(consumed);
    }

    /** Whether positions mean the same as in an earlier one: it is the same topic, and does not end before that did. */
    public boolean goesOnFrom(TopicCut before) {
        return topicId.equals(before.topicId) && !isBehind(to, before.to);
    }

    /** Whether some positions are lower than others in any partition; one that they do not name is at its beginning. */
    public static boolean isBehind(Map<Integer, Long> some, Map<Integer, Long> others) {
        return others.entrySet().stream().anyMatch(other -> some.getOrDefault(other.getKey(), 0L) < other.getValue());
    }
}
