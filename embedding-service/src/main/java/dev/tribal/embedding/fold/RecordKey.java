package dev.tribal.embedding.fold;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import java.util.UUID;

/** Names one error record of one tenant. */
public record RecordKey(String tenant, UUID id) {
    private static final int UUID_LENGTH = 36;

    /** The record that an event concerns. */
    public static RecordKey of(ErrorEvent event) {
        return new RecordKey(event.tenant(), event.errorId());
    }

    /**
     * Reads the form {@code tenant/id} that the keys of the topics have.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static RecordKey parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1 || text.length() - slash - 1 != UUID_LENGTH) {
            throw new IllegalArgumentException("A record key is written tenant/id");
        }
        return new RecordKey(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return EventCodec.key(tenant, id);
    }
}
