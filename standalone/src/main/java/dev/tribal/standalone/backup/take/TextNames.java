package dev.tribal.standalone.backup.take;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.apply.Attachments;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.standalone.backup.log.LogMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;

/** Names the long texts that records and messages refer to. */
final class TextNames {
    private final EventCodec codec = new EventCodec();

    /** The texts of a record, each once. */
    static Stream<BlobName> of(StoredRecord record) {
        return names(record.key(), Attachments.of(record)).distinct();
    }

    /** The texts of an event; some may be gone, because a later event has replaced them. */
    Stream<BlobName> of(LogMessage message) {
        try {
            ErrorEvent event = codec.readEvent(message.kafkaHeaders(), message.value());
            return names(RecordKey.of(event), Attachments.of(event));
        } catch (UnreadableEventException | NewerSchemaException _) {
            return ofUnreadable(message);
        }
    }

    private static Stream<BlobName> names(RecordKey key, List<Attachment> attachments) {
        return attachments.stream()
                .map(attachment -> new BlobName(key.tenant(), key.id(), attachment.eventId(), attachment.field()));
    }

    /** Somebody may be able to read it later. Its texts are named after it, so they are found all the same. */
    private static Stream<BlobName> ofUnreadable(LogMessage message) {
        Header eventId = message.kafkaHeaders().lastHeader("ce_id");
        if (message.key() == null || eventId == null || eventId.value() == null) {
            return Stream.empty();
        }
        try {
            RecordKey key = RecordKey.parse(new String(message.key(), StandardCharsets.UTF_8));
            UUID event = UUID.fromString(new String(eventId.value(), StandardCharsets.UTF_8));
            return Stream.of(LongText.values()).map(field -> new BlobName(key.tenant(), key.id(), event, field));
        } catch (IllegalArgumentException _) {
            // A damaged key or id names nothing.
            return Stream.empty();
        }
    }
}
