package dev.tribal.embedding.scrub;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.LongText;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.platform.blob.Excerpt;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.scrub.FieldScrubber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scrubs the contexts of one record, their long texts whole. A scrubbed text gets a new name that follows from its old
 * one, so that it is found even if a process died after the old text was deleted and before the record was written.
 */
final class ContextScrubber {
    /** How many scrubs of one text can be ahead of its record: those of one batch of events. */
    private static final int MOST_AHEAD = 4;

    private final RecordKey key;
    private final FieldScrubber fields;
    private final LongTexts stored;
    private final List<ScrubbedRecord.NewText> texts = new ArrayList<>();
    private final List<Attachment> replaced = new ArrayList<>();

    ContextScrubber(RecordKey key, FieldScrubber fields, LongTexts stored) {
        this.key = key;
        this.fields = fields;
        this.stored = stored;
    }

    /** The long texts that have to be stored. */
    List<ScrubbedRecord.NewText> texts() {
        return List.copyOf(texts);
    }

    /** The long texts that no context of this record refers to any more. */
    List<Attachment> replaced() {
        return List.copyOf(replaced);
    }

    /** @throws dev.tribal.platform.blob.BlobStoreException if a long text cannot be read now */
    ErrorContext scrub(ErrorContext context) {
        List<Loaded> loaded = context.attachments().stream().map(this::load).toList();
        ErrorContext whole = context;
        for (Loaded text : loaded) {
            whole = text.text() == null ? whole : whole.with(text.field(), text.text());
        }
        ErrorContext scrubbed = fields.context(whole);
        List<Attachment> attachments = new ArrayList<>();
        for (Loaded text : loaded) {
            String now = text.field().in(scrubbed);
            if (text.text() == null || now == null) {
                attachments.add(text.attachment());
            } else if (text.isAsBefore(now)) {
                String excerpt = text.field().in(context);
                scrubbed = excerpt == null ? scrubbed : scrubbed.with(text.field(), excerpt);
                attachments.add(text.attachment());
            } else {
                attachments.add(replace(text, now));
                scrubbed = scrubbed.with(text.field(), Excerpt.of(now));
            }
        }
        return scrubbed.withAttachments(attachments);
    }

    private Attachment replace(Loaded text, String now) {
        UUID id = now.equals(text.text()) ? text.id() : next(text.id(), text.field());
        Attachment attachment = LongTexts.attachment(id, text.field(), now);
        texts.add(new ScrubbedRecord.NewText(attachment, now));
        replaced.add(text.attachment());
        return attachment;
    }

    private Loaded load(Attachment attachment) {
        Optional<String> text = stored.demand(key.tenant(), key.id(), attachment);
        UUID id = attachment.eventId();
        for (int i = 0; i < MOST_AHEAD && text.isEmpty(); i++) {
            id = next(id, attachment.field());
            text = stored.find(key.tenant(), key.id(), id, attachment.field());
        }
        return new Loaded(attachment, id, text.orElse(null));
    }

    private static UUID next(UUID id, LongText field) {
        return UUID.nameUUIDFromBytes("%s/%s/scrubbed".formatted(id, field).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A long text as it is in the blob store.
     *
     * @param attachment what the record says of it
     * @param id the event id under which it was found
     * @param text {@code null} if it is lost or damaged
     */
    private record Loaded(
            Attachment attachment, UUID id, @Nullable String text) {
        LongText field() {
            return attachment.field();
        }

        boolean isAsBefore(String now) {
            return id.equals(attachment.eventId()) && now.equals(text);
        }
    }
}
