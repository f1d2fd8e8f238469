package dev.tribal.embedding.apply;

import dev.tribal.contracts.Attachment;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.LongTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes long texts from the blob store that no record refers to any more. */
final class AbandonedTexts {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedTexts.class);

    /** The longest time between the storing of a text and the acceptance of its event, differing clocks included. */
    private static final Duration UNDERWAY = Duration.ofMinutes(15);

    private final LongTexts texts;

    AbandonedTexts(LongTexts texts) {
        this.texts = texts;
    }

    /**
     * Removes every text of the records that are deleted, even those that a crash left behind; but not those that came
     * so late that they can belong to a report after the deletion. To be done before the store forgets the record, so
     * that a failure can be made good when the batch is delivered again.
     *
     * @throws BlobStoreException if the blob store cannot be used; a deletion is not done before its texts are gone
     */
    void removeWithRecords(Collection<FoldedRecord> records) {
        for (FoldedRecord record : records) {
            Instant deletion = record.deletion();
            if (deletion != null && record.isDeleted()) {
                texts.delete(record.key().tenant(), record.key().id(), record.abandoned());
                texts.deleteOlder(record.key().tenant(), record.key().id(), deletion.minus(UNDERWAY));
            }
        }
    }

    /**
     * Removes the texts of contexts that fell out of their records. One that stays is harmless and goes with its
     * record, so that nothing waits for a blob store that is down.
     */
    void removeReplaced(Collection<FoldedRecord> records) {
        try {
            for (FoldedRecord record : records) {
                List<Attachment> abandoned = record.abandoned();
                boolean removed = record.deletion() != null && record.isDeleted();
                if (!removed && !abandoned.isEmpty()) {
                    texts.delete(record.key().tenant(), record.key().id(), abandoned);
                }
            }
        } catch (BlobStoreException e) {
            LOG.warn(
                    "Texts of earlier reports stay in the blob store until their records are deleted: {}",
                    e.getMessage());
        }
    }
}
