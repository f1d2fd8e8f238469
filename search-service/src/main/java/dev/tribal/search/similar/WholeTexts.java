package dev.tribal.search.similar;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.platform.blob.LongTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the whole texts of a record in the place of their excerpts. */
public final class WholeTexts {
    private final LongTexts texts;

    public WholeTexts(LongTexts texts) {
        this.texts = texts;
    }

    /**
     * The record with the whole texts of its latest context. One that cannot be had stays an excerpt, and its attachment
     * is marked as missing.
     *
     * @param tenant the caller's own
     */
    ErrorRecord of(String tenant, ErrorRecord record) {
        if (record.context().attachments().isEmpty()) {
            return record;
        }
        ErrorContext context = record.context();
        List<Attachment> missing = new ArrayList<>();
        for (Attachment attachment : record.context().attachments()) {
            Optional<String> text = texts.read(tenant, record.id(), attachment);
            if (text.isPresent()) {
                context = context.with(attachment.field(), text.get());
            } else {
                missing.add(attachment.notFound());
            }
        }
        return record.withContext(context.withAttachments(missing));
    }
}
