package dev.tribal.contracts.event;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.contracts.schema.SchemaHistory;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads events and record changes as CloudEvents 1.0 in Kafka's binary mode: attributes in headers, JSON in
 * the value.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class EventCodec {
    private static final URI SOURCE_EVENTS = URI.create("/ingest-service");
    private static final URI SOURCE_RECORDS = URI.create("/embedding-service");
    private static final String RECORD = "dev.tribal.error.record";
    private static final Map<String, Class<? extends ErrorEventData>> EVENT_TYPES = Map.ofEntries(
            Map.entry("dev.tribal.error.reported", ErrorReported.class),
            Map.entry("dev.tribal.error.updated", ErrorUpdated.class),
            Map.entry("dev.tribal.error.deleted", ErrorDeleted.class),
            Map.entry("dev.tribal.error.solution-recorded", SolutionRecorded.class),
            Map.entry("dev.tribal.error.solution-linked", SolutionLinked.class),
            Map.entry("dev.tribal.error.solution-unlinked", SolutionUnlinked.class),
            Map.entry("dev.tribal.error.outcome-reported", OutcomeReported.class),
            Map.entry("dev.tribal.error.runs-observed", RunsObserved.class),
            Map.entry("dev.tribal.error.merged", ErrorMerged.class),
            Map.entry("dev.tribal.error.split", ErrorSplit.class),
            Map.entry("dev.tribal.error.kept-apart", ErrorKeptApart.class),
            Map.entry("dev.tribal.error.not-kept-apart", ErrorNotKeptApart.class),
            Map.entry("dev.tribal.error.reports-separated", ReportsSeparated.class),
            Map.entry("dev.tribal.error.reports-rejoined", ReportsRejoined.class),
            Map.entry("dev.tribal.error.template-observed", TemplateObserved.class),
            Map.entry("dev.tribal.error.template-forgotten", TemplateForgotten.class),
            Map.entry("dev.tribal.error.scrub-ordered", ScrubOrdered.class));

    // Extension attributes; CloudEvents allows only lower-case letters and digits in their names.
    private static final String TENANT = "tenant";
    private static final String ACTOR = "actor";
    private static final String ACTOR_SOURCE = "actorsource";
    private static final String IDEMPOTENT = "idempotent";
    private static final String POSITION = "position";

    private final JsonMapper json = JsonMapper.builder().build();

    /** The message that carries an event; its key keeps all events of one error in order. */
    public ProducerRecord<String, byte[]> write(ErrorEvent event) {
        var builder = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(isOwn(event.data()) ? SOURCE_RECORDS : SOURCE_EVENTS)
                .withType(typeOf(event.data()).toString())
                .withSubject(event.errorId().toString())
                .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                .withExtension(TENANT, event.tenant())
                .withData("application/json", json.writeValueAsBytes(event.data()));
        if (event.actor() != null) {
            builder.withExtension(ACTOR, event.actor());
        }
        if (event.source() != null) {
            builder.withExtension(ACTOR_SOURCE, event.source().wireName());
        }
        if (event.idempotent()) {
            builder.withExtension(IDEMPOTENT, true);
        }
        return message(Topics.ERROR_EVENTS, key(event.tenant(), event.errorId()), builder.build());
    }

    /** Whether embedding-service writes it itself: an order of an operator, or what follows from other events. */
    private static boolean isOwn(ErrorEventData data) {
        return data instanceof ScrubOrdered
                || data instanceof TemplateObserved
                || data instanceof TemplateForgotten
                || data instanceof ErrorReported report && report.handedOn() != null;
    }

    /**
     * Reads an event.
     *
     * @throws UnreadableEventException if the message is not an event of a known type and shape
     * @throws NewerSchemaException if a newer Tribal wrote it
     */
    public ErrorEvent readEvent(Headers headers, byte @Nullable [] value) {
        return reading("error event", () -> {
            CloudEvent event = KafkaMessageFactory.createReader(headers, value).toEvent();
            EventType type = EventType.parse(event.getType());
            SchemaHistory.EVENTS.requireKnown(type.version());
            return new ErrorEvent(
                    UUID.fromString(event.getId()),
                    required(event.getTime(), "time").toInstant(),
                    extension(event, TENANT),
                    UUID.fromString(required(event.getSubject(), "subject")),
                    event.getExtension(ACTOR) == null ? null : extension(event, ACTOR),
                    source(event),
                    event.getExtension(IDEMPOTENT) != null && Boolean.parseBoolean(extension(event, IDEMPOTENT)),
                    data(SchemaHistory.EVENTS, event, type, dataClass(type)));
        });
    }

    /** The message that carries the state of a record; without a value if there is no such record. */
    public ProducerRecord<String, byte[]> write(RecordChange change) {
        var builder = CloudEventBuilder.v1()
                .withId(change.errorId() + "@" + change.position())
                .withSource(SOURCE_RECORDS)
                .withType(new EventType(RECORD, SchemaHistory.RECORDS.newest()).toString())
                .withSubject(change.errorId().toString())
                .withExtension(TENANT, change.tenant())
                .withExtension(POSITION, change.position().toString());
        if (change.acceptedAt() != null) {
            builder.withTime(OffsetDateTime.ofInstant(change.acceptedAt(), ZoneOffset.UTC));
        }
        if (change.record() != null) {
            builder.withData("application/json", json.writeValueAsBytes(change.record()));
        }
        return message(Topics.ERROR_RECORDS, key(change.tenant(), change.errorId()), builder.build());
    }

    /**
     * Reads the state of a record.
     *
     * @throws UnreadableEventException if the message is not a record change of a known shape
     * @throws NewerSchemaException if a newer Tribal wrote it
     */
    public RecordChange readRecord(Headers headers, byte @Nullable [] value) {
        return reading("record change", () -> {
            CloudEvent event = KafkaMessageFactory.createReader(headers, value).toEvent();
            EventType type = EventType.parse(event.getType());
            if (!type.name().equals(RECORD)) {
                throw new UnreadableEventException("Unknown record type " + type);
            }
            SchemaHistory.RECORDS.requireKnown(type.version());
            return new RecordChange(
                    extension(event, TENANT),
                    UUID.fromString(required(event.getSubject(), "subject")),
                    Position.of(extension(event, POSITION)),
                    value == null ? null : data(SchemaHistory.RECORDS, event, type, ErrorRecord.class),
                    event.getTime() == null ? null : event.getTime().toInstant());
        });
    }

    /** The key of all messages about one error. */
    public static String key(String tenant, UUID errorId) {
        return tenant + "/" + errorId;
    }

    private static ProducerRecord<String, byte[]> message(String topic, String key, CloudEvent event) {
        return KafkaMessageFactory.createWriter(topic, null, null, key).writeBinary(event);
    }

    private static EventType typeOf(ErrorEventData data) {
        String name = switch (data) {
            case ErrorReported _ -> "dev.tribal.error.reported";
            case ErrorUpdated _ -> "dev.tribal.error.updated";
            case ErrorDeleted _ -> "dev.tribal.error.deleted";
            case SolutionRecorded _ -> "dev.tribal.error.solution-recorded";
            case OutcomeReported _ -> "dev.tribal.error.outcome-reported";
            case ErrorMerged _ -> "dev.tribal.error.merged";
            case ErrorSplit _ -> "dev.tribal.error.split";
            case ErrorKeptApart _ -> "dev.tribal.error.kept-apart";
            case ErrorNotKeptApart _ -> "dev.tribal.error.not-kept-apart";
            case RunsObserved _ -> "dev.tribal.error.runs-observed";
            case SolutionLinked _ -> "dev.tribal.error.solution-linked";
            case SolutionUnlinked _ -> "dev.tribal.error.solution-unlinked";
            case ReportsSeparated _ -> "dev.tribal.error.reports-separated";
            case ReportsRejoined _ -> "dev.tribal.error.reports-rejoined";
            case TemplateObserved _ -> "dev.tribal.error.template-observed";
            case TemplateForgotten _ -> "dev.tribal.error.template-forgotten";
            case ScrubOrdered _ -> "dev.tribal.error.scrub-ordered";
        };
        return new EventType(name, SchemaHistory.EVENTS.newest());
    }

    private static Class<? extends ErrorEventData> dataClass(EventType type) {
        Class<? extends ErrorEventData> known = EVENT_TYPES.get(type.name());
        if (known == null) {
            throw new UnreadableEventException("Unknown event type " + type);
        }
        return known;
    }

    private <T> T data(SchemaHistory history, CloudEvent event, EventType type, Class<T> dataClass) {
        byte[] data = required(event.getData(), "data").toBytes();
        return required(history.read(json, data, type.version(), dataClass), "data");
    }

    private static String extension(CloudEvent event, String name) {
        return required(event.getExtension(name), name).toString();
    }

    /** A kind that a later version knows is none that this one can vouch for. */
    private static @Nullable Source source(CloudEvent event) {
        return event.getExtension(ACTOR_SOURCE) == null
                ? null
                : Source.named(extension(event, ACTOR_SOURCE)).orElse(null);
    }

    private static <T> T required(@Nullable T value, String attribute) {
        if (value == null) {
            throw new UnreadableEventException("The message has no " + attribute);
        }
        return value;
    }

    /** A poison message has many ways to fail in three libraries; its reader needs to know only one. */
    private static <T> T reading(String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (UnreadableEventException | NewerSchemaException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableEventException("The message is not a readable " + what, e);
        }
    }
}
