package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.DeadLetter.State;
import dev.tribal.contracts.event.Topics;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Notes behind a dead letter, on the same topic, what somebody did about it. So it is kept wherever the letter is kept,
 * backups included.
 */
record Mark(UUID letter, State state) {
    private static final String LETTER = "tribal_dead-letter";
    private static final String STATE = "tribal_dead-letter-state";
    private static final byte[] NOTHING = {};

    /** Empty for a message that is a dead letter itself. */
    static Optional<Mark> of(ConsumerRecord<?, ?> message) {
        String letter = ReplayHeaders.text(message.headers(), LETTER);
        String state = ReplayHeaders.text(message.headers(), STATE);
        if (letter == null || state == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(UUID.fromString(letter), State.valueOf(state.toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException _) {
            // One that a later version writes.
            return Optional.empty();
        }
    }

    /** @param key that of the letter, so that it stays behind it in a restored topic */
    ProducerRecord<String, byte[]> message(int partition, @Nullable String key) {
        var message = new ProducerRecord<String, byte[]>(Topics.ERROR_EVENTS_DLT, partition, key, NOTHING);
        message.headers()
                .add(LETTER, ReplayHeaders.bytes(letter.toString()))
                .add(STATE, ReplayHeaders.bytes(state.name().toLowerCase(Locale.ROOT)));
        return message;
    }
}
