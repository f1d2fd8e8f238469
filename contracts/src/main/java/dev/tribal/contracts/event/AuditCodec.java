package dev.tribal.contracts.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads audit events as CloudEvents 1.0 in Kafka's binary mode, as {@link EventCodec} does with others. */
public final class AuditCodec {
    private static final String TYPE = "dev.tribal.audit.v1";

    private final JsonMapper json = JsonMapper.builder().build();

    /** The message that carries an event; its key keeps the events of a tenant in order. */
    public ProducerRecord<String, byte[]> write(AuditEvent event) {
        CloudEvent message = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create("/" + event.service()))
                .withType(TYPE)
                .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                .withData("application/json", json.writeValueAsBytes(event))
                .build();
        return KafkaMessageFactory.createWriter(Topics.AUDIT, null, null, event.tenant())
                .writeBinary(message);
    }

    /**
     * Reads an event.
     *
     * @throws UnreadableEventException if the message is not an audit event of a known shape
     */
    public AuditEvent read(Headers headers, byte @Nullable [] value) {
        try {
            CloudEvent message =
                    KafkaMessageFactory.createReader(headers, value).toEvent();
            if (!message.getType().equals(TYPE) || message.getData() == null) {
                throw new UnreadableEventException("The message is no audit event");
            }
            return json.readValue(message.getData().toBytes(), AuditEvent.class);
        } catch (UnreadableEventException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableEventException("The message is not a readable audit event", e);
        }
    }
}
