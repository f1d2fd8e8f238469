package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.AuditEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the audit log says of a restore; auth-service takes it from the topic when it starts. */
final class RestoreEntry {
    private RestoreEntry() {}

    /** @param restored the moment that was asked for, or the latest backup */
    static ProducerRecord<String, byte[]> of(String tenant, String restored) {
        return new AuditCodec()
                .write(new AuditEvent(
                        UUID.randomUUID(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        tenant,
                        "restore",
                        // Whoever can write to the stores needs no key of Tribal's.
                        new AuditEvent.Actor("local:" + System.getProperty("user.name"), null),
                        "backup.restore",
                        new AuditEvent.Target("backup", restored),
                        AuditEvent.Outcome.DONE,
                        new AuditEvent.Client(null, null)));
    }
}
