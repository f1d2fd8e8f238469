package dev.tribal.auth.audit;

import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.contracts.event.UnreadableEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Keeps what the services report. A batch that the database does not take is delivered again; what can never be read is
 * left out and counted, and stays on its topic.
 */
public final class AuditConsumer implements BatchMessageListener<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(AuditConsumer.class);

    private final AuditCodec codec = new AuditCodec();
    private final AuditTable table;
    private final Counter unreadable;

    public AuditConsumer(AuditTable table, MeterRegistry meters) {
        this.table = table;
        this.unreadable = Counter.builder("tribal.audit.unreadable")
                .description("Messages on the audit topic that are no audit events")
                .register(meters);
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> messages) {
        List<AuditEvent> events = new ArrayList<>(messages.size());
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                events.add(codec.read(message.headers(), message.value()));
            } catch (UnreadableEventException e) {
                unreadable.increment();
                LOG.error(
                        "The message at {}-{} of {} is no audit event",
                        message.partition(),
                        message.offset(),
                        message.topic(),
                        e);
            }
        }
        table.append(events);
    }
}
