package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.DeadLetter.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds in the messages of the topic of dead letters which events somebody gave up, for those who publish events anew. */
public final class DiscardedEvents {
    private final String topicId;
    private final Map<UUID, Position> positions = new HashMap<>();
    private final Set<UUID> discarded = new HashSet<>();

    /** @param topicId Kafka's id of the topic of events that is asked about; letters of another one are passed over */
    public DiscardedEvents(String topicId) {
        this.topicId = topicId;
    }

    /** Takes letters and marks, in any order. */
    public void add(ConsumerRecord<byte[], byte[]> message) {
        Mark.of(message).ifPresentOrElse(this::add, () -> addLetter(message));
    }

    private void add(Mark mark) {
        if (mark.state() == State.DISCARDED) {
            discarded.add(mark.letter());
        }
    }

    private void addLetter(ConsumerRecord<byte[], byte[]> message) {
        PutAside letter = PutAsideReader.read(message);
        if (letter.position() != null
                && topicId.equals(ReplayHeaders.text(message.headers(), ReplayHeaders.TOPIC_ID))) {
            positions.put(letter.id(), letter.position());
        }
    }

    /** Where they stood. */
    public Set<Position> positions() {
        Set<Position> found = new HashSet<>();
        positions.forEach((id, position) -> {
            if (discarded.contains(id)) {
                found.add(position);
            }
        });
        return found;
    }
}
