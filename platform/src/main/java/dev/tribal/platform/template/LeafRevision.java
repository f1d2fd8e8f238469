package dev.tribal.platform.template;

import dev.tribal.contracts.Position;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Which events a leaf has learnt from, so that of two entries the newer one is known, whichever was published last.
 *
 * @param topicId Kafka's id of the events topic; positions in another one mean nothing
 * @param position of the last event of the leaf
 */
public record LeafRevision(String topicId, Position position) {
    /** A header, as an entry of a leaf that knows nothing has no value. */
    private static final String HEADER = "revision";

    /** Whether the other one is of the same log and comes later. */
    boolean isBefore(LeafRevision other) {
        return topicId.equals(other.topicId)
                && position.partition() == other.position.partition()
                && position.offset() < other.position.offset();
    }

    void writeTo(Headers headers) {
        headers.add(HEADER, (topicId + "/" + position).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The one of an entry; {@code null} if it has none, as entries of before have.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static @Nullable LeafRevision of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        int slash = text.lastIndexOf('/');
        return new LeafRevision(text.substring(0, Math.max(0, slash)), Position.of(text.substring(slash + 1)));
    }
}
