package dev.tribal.search.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How far the records topic is applied to the catalog; kept in the same Lucene commit as the documents, so that both are
 * always of one mind.
 *
 * @param topicId Kafka's id of the records topic; empty if nothing was ever read
 * @param offsets the next offset to read of each partition of the records topic
 * @param applied the last applied offset of each partition of the events topic
 * @param complete the last moment at which nothing of the topic was known to be missing, or at which it began to be read
 *     from its beginning; long ago if it was never noted
 */
public record FeedState(String topicId, Map<Integer, Long> offsets, Map<Integer, Long> applied, Instant complete) {
    /** Nothing is read. */
    static final FeedState NONE = new FeedState("", Map.of(), Map.of(), Instant.EPOCH);

    private static final String VERSION = "version";
    private static final String TOPIC_ID = "topic_id";
    private static final String OFFSETS = "offsets.";
    private static final String APPLIED = "applied.";
    private static final String COMPLETE = "complete";

    public FeedState {
        offsets = Map.copyOf(offsets);
        applied = Map.copyOf(applied);
    }

    /** Nothing of this topic is read. */
    static FeedState of(String topicId) {
        return new FeedState(topicId, Map.of(), Map.of(), Instant.EPOCH);
    }

    Map<String, String> toUserData() {
        Map<String, String> data = new HashMap<>();
        data.put(VERSION, Integer.toString(RecordDocument.VERSION));
        data.put(TOPIC_ID, topicId);
        data.put(COMPLETE, complete.toString());
        offsets.forEach((partition, offset) -> data.put(OFFSETS + partition, offset.toString()));
        applied.forEach((partition, offset) -> data.put(APPLIED + partition, offset.toString()));
        return data;
    }

    /** Whether a commit was made by this version of the read model. */
    static boolean isReadable(Iterable<Map.Entry<String, String>> userData) {
        return Integer.toString(RecordDocument.VERSION).equals(toMap(userData).get(VERSION));
    }

    static FeedState ofUserData(Iterable<Map.Entry<String, String>> userData) {
        Map<String, String> data = toMap(userData);
        return new FeedState(
                data.getOrDefault(TOPIC_ID, ""),
                numbers(data, OFFSETS),
                numbers(data, APPLIED),
                Instant.parse(data.getOrDefault(COMPLETE, Instant.EPOCH.toString())));
    }

    private static Map<Integer, Long> numbers(Map<String, String> data, String prefix) {
        return data.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> Integer.valueOf(entry.getKey().substring(prefix.length())),
                        entry -> Long.valueOf(entry.getValue())));
    }

    private static Map<String, String> toMap(Iterable<Map.Entry<String, String>> userData) {
        return StreamSupport.stream(userData.spliterator(), false)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
