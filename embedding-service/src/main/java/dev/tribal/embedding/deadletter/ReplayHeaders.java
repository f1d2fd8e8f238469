package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers by which dead letters and their replays are known. */
public final class ReplayHeaders {
    /** Of a dead letter: Kafka's id of the topic in which it had its position. */
    public static final String TOPIC_ID = "tribal_topic-id";

    /** How often the event was replayed. */
    static final String REPLAYS = "tribal_replays";

    /** Where it stood before: Kafka's id of the topic, a colon, and the position. */
    static final String REPLAY_OF = "tribal_replay-of";

    private ReplayHeaders() {}

    /**
     * Where a replayed event stood before it could not be applied.
     *
     * @param topicId the topic asked about; in another one the same position means another event
     * @return empty for an event that was not replayed, or stood in another topic
     */
    public static Optional<Position> replayOf(Headers headers, String topicId) {
        String value = text(headers, REPLAY_OF);
        String prefix = topicId + ":";
        if (value == null || !value.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Position.of(value.substring(prefix.length())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** How often an event was replayed, or the event of a dead letter; 0 for never. */
    public static int replays(Headers headers) {
        String value = text(headers, REPLAYS);
        return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    }

    /** A text as a header has it. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
