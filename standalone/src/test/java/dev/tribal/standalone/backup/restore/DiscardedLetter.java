package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.deadletter.ReplayHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.support.KafkaHeaders;

/** A dead letter and the mark that somebody gave it up, byte for byte as embedding-service writes them. */
final class DiscardedLetter {
    private DiscardedLetter() {}

    /** @param event the first of its topic */
    static void put(SmallTribal live, ProducerRecord<String, byte[]> event) {
        var letter = new ProducerRecord<>(Topics.ERROR_EVENTS_DLT, null, event.key(), event.value(), event.headers());
        letter.headers()
                .add(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        ByteBuffer.allocate(Integer.BYTES).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(Long.BYTES).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
                        ByteBuffer.allocate(Long.BYTES).putLong(7).array())
                .add(ReplayHeaders.TOPIC_ID, bytes(live.topicId()));
        live.send(letter);
        String eventId = new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        UUID id = UUID.nameUUIDFromBytes(bytes("%s\n0-0\n7\n%s".formatted(event.key(), eventId)));
        var mark = new ProducerRecord<String, byte[]>(Topics.ERROR_EVENTS_DLT, event.key(), new byte[0]);
        mark.headers()
                .add("tribal_dead-letter", bytes(id.toString()))
                .add("tribal_dead-letter-state", bytes("discarded"));
        live.send(mark);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
