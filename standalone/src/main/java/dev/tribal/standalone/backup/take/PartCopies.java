package dev.tribal.standalone.backup.take;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.apply.Attachments;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.standalone.backup.log.LogMessage;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Part;
import dev.tribal.standalone.backup.vault.PartWriter;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import dev.tribal.standalone.backup.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;

/** Copies parts of one backup into the vault, and on the way the long texts that they refer to. */
final class PartCopies implements AutoCloseable {
    private final Vault vault;
    private final BackupId id;
    private final LiveTribal live;
    private final EventCodec codec = new EventCodec();
    private final PartWriter texts;
    private final Set<BlobName> copied = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();

    PartCopies(Vault vault, BackupId id, LiveTribal live) {
        this.vault = vault;
        this.id = id;
        this.live = live;
        this.texts = new PartWriter(vault, id, Parts.TEXTS);
    }

    /** @param source hands every entry to whom it is given */
    void copy(String name, Consumer<Consumer<byte[]>> source) {
        try (var writer = new PartWriter(vault, id, name)) {
            source.accept(writer::write);
            add(writer.finish());
        }
    }

    void copyRecords() {
        try (RecordStore store = live.records().get()) {
            copy(
                    Parts.RECORDS,
                    out -> store.scan(
                            null,
                            page -> page.forEach(record -> {
                                out.accept(RecordEntry.bytes(record));
                                copyTexts(record);
                            })));
        }
    }

    void copyMessages(String topic, TopicCut cut) {
        copy(
                topic,
                out -> live.log().read(topic, cut.from(), cut.to(), message -> {
                    out.accept(message.bytes());
                    if (topic.equals(Topics.ERROR_EVENTS) || topic.equals(Topics.ERROR_EVENTS_DLT)) {
                        copyTexts(message);
                    }
                }));
    }

    /** Everything that was copied. */
    List<Part> finish() {
        add(texts.finish());
        return List.copyOf(parts);
    }

    private void add(Part part) {
        if (part.entries() > 0) {
            parts.add(part);
        }
    }

    private void copyTexts(StoredRecord record) {
        copyTexts(record.key(), Attachments.of(record));
    }

    private void copyTexts(LogMessage message) {
        try {
            ErrorEvent event = codec.readEvent(message.kafkaHeaders(), message.value());
            copyTexts(RecordKey.of(event), Attachments.of(event));
        } catch (UnreadableEventException | NewerSchemaException _) {
            copyTextsOfUnreadable(message);
        }
    }

    /** Somebody may be able to read it later. Its texts are named after it, so they are found all the same. */
    private void copyTextsOfUnreadable(LogMessage message) {
        Header eventId = message.kafkaHeaders().lastHeader("ce_id");
        if (message.key() == null || eventId == null || eventId.value() == null) {
            return;
        }
        try {
            RecordKey key = RecordKey.parse(new String(message.key(), StandardCharsets.UTF_8));
            UUID event = UUID.fromString(new String(eventId.value(), StandardCharsets.UTF_8));
            for (LongText field : LongText.values()) {
                copyText(new BlobName(key.tenant(), key.id(), event, field));
            }
        } catch (IllegalArgumentException _) {
            // A damaged key or id names nothing.
            return;
        }
    }

    /** A text that is gone belongs to a context that a later event, which is copied, too, has replaced. */
    private void copyTexts(RecordKey key, List<Attachment> attachments) {
        for (Attachment attachment : attachments) {
            copyText(new BlobName(key.tenant(), key.id(), attachment.eventId(), attachment.field()));
        }
    }

    private void copyText(BlobName name) {
        if (copied.add(name)) {
            live.texts().get(name).ifPresent(content -> texts.write(new TextEntry(name, content).bytes()));
        }
    }

    @Override
    public void close() {
        texts.close();
    }
}
