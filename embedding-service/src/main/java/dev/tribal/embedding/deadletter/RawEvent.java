package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.DeadLetter;
import dev.tribal.contracts.api.DeadLetterContent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Shows the message of a dead letter as text, no more of it than fits. */
final class RawEvent {
    private static final String ATTRIBUTE = "ce_";
    private static final int LONGEST_ATTRIBUTE = 256;
    private static final int MOST_ATTRIBUTES = 32;

    private RawEvent() {}

    static DeadLetterContent of(DeadLetter letter, ConsumerRecord<byte[], byte[]> message) {
        byte[] value = message.value() == null ? new byte[0] : message.value();
        int shown = Math.min(value.length, DeadLetterContent.MOST_BYTES);
        return new DeadLetterContent(
                letter, attributes(message), new String(value, 0, shown, StandardCharsets.UTF_8), shown < value.length);
    }

    private static Map<String, String> attributes(ConsumerRecord<byte[], byte[]> message) {
        Map<String, String> attributes = new TreeMap<>();
        for (Header header : message.headers()) {
            if (header.key().startsWith(ATTRIBUTE) && header.value() != null && attributes.size() < MOST_ATTRIBUTES) {
                int shown = Math.min(header.value().length, LONGEST_ATTRIBUTE);
                attributes.put(
                        header.key().substring(ATTRIBUTE.length()),
                        new String(header.value(), 0, shown, StandardCharsets.UTF_8));
            }
        }
        return attributes;
    }
}
