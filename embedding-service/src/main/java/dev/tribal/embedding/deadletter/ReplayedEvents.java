package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.HandedFrom;
import dev.tribal.contracts.event.Topics;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.embedding.fold.RecordKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Makes of a dead letter the event that it was, with its key, its id and its attributes, so that it counts once. */
final class ReplayedEvents {
    /** Headers that say why it was put aside. */
    private static final String PUT_ASIDE = "kafka_dlt-";

    /** Records remember the ids of such events. */
    private static final String IDEMPOTENT = "ce_idempotent";

    /** Headers of Tribal that are of the letter, or of an earlier replay. */
    private static final Set<String> REPLACED =
            Set.of(ReplayHeaders.REPLAYS, ReplayHeaders.REPLAY_OF, ReplayHeaders.TOPIC_ID);

    private final EventCodec codec;

    ReplayedEvents(EventCodec codec) {
        this.codec = codec;
    }

    /** @throws UnreadableEventException if this version cannot read the event either */
    ProducerRecord<String, byte[]> of(PutAside letter, ConsumerRecord<byte[], byte[]> message) {
        RecordKey key = letter.key();
        if (key == null) {
            throw new UnreadableEventException("Which error it is about cannot be told");
        }
        ErrorEvent event = codec.readEvent(message.headers(), message.value());
        ProducerRecord<String, byte[]> again =
                withoutItsOrder(event).map(codec::write).orElseGet(() -> copy(key.toString(), message));
        again.headers()
                .remove(IDEMPOTENT)
                .add(IDEMPOTENT, ReplayHeaders.bytes("true"))
                .add(ReplayHeaders.REPLAYS, ReplayHeaders.bytes(String.valueOf(letter.replays() + 1)));
        String topicId = ReplayHeaders.text(message.headers(), ReplayHeaders.TOPIC_ID);
        if (letter.position() != null && topicId != null) {
            again.headers().add(ReplayHeaders.REPLAY_OF, ReplayHeaders.bytes(topicId + ":" + letter.position()));
        }
        return again;
    }

    private static ProducerRecord<String, byte[]> copy(String key, ConsumerRecord<byte[], byte[]> message) {
        List<Header> headers = List.of(message.headers().toArray()).stream()
                .filter(header -> !header.key().startsWith(PUT_ASIDE))
                .filter(header -> !REPLACED.contains(header.key()))
                .toList();
        return new ProducerRecord<>(Topics.ERROR_EVENTS, null, key, message.value(), headers);
    }

    /** Reports that were handed on are known by their order, in which this one would be late: its id has to do. */
    private static Optional<ErrorEvent> withoutItsOrder(ErrorEvent event) {
        if (!(event.data() instanceof ErrorReported report) || report.handedOn() == null) {
            return Optional.empty();
        }
        var from = new HandedFrom(
                "replayed",
                report.handedFrom() == null
                        ? event.errorId()
                        : report.handedFrom().errorId());
        return Optional.of(event.withData(report.handedOn(report.fingerprint(), report.handedOn(), from)));
    }
}
