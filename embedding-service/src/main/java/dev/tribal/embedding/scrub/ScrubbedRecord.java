package dev.tribal.embedding.scrub;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Redaction;
import java.util.List;

/**
 * A record after a rule, of which nothing is stored yet.
 *
 * @param record with the receipt; the very same object if the rule found nothing
 * @param texts long texts that have to be stored for it
 * @param replaced the long texts in whose place they come
 * @param receipt what the rule took out
 */
record ScrubbedRecord(ErrorRecord record, List<NewText> texts, List<Attachment> replaced, List<Redaction> receipt) {
    /** A long text and the reference to it in the record. */
    record NewText(Attachment attachment, String text) {}
}
