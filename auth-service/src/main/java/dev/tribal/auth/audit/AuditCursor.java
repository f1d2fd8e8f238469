package dev.tribal.auth.audit;

import dev.tribal.contracts.event.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * The place of an entry in the order of the log; as text it is opaque to clients.
 *
 * @param at milliseconds since 1970
 */
record AuditCursor(long at, UUID id) {
    static AuditCursor of(AuditEvent event) {
        return new AuditCursor(event.time().toEpochMilli(), event.id());
    }

    /** @throws IllegalArgumentException if the text is none that {@link #toString} made */
    static AuditCursor parse(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        int colon = plain.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("There is no colon");
        }
        return new AuditCursor(Long.parseLong(plain.substring(0, colon)), UUID.fromString(plain.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + ":" + id).getBytes(StandardCharsets.US_ASCII));
    }
}
