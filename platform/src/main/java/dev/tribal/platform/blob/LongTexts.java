package dev.tribal.platform.blob;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.LongText;
import dev.tribal.platform.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of contexts in the blob store: compressed, checked when read, and always under the tenant of the caller. */
public final class LongTexts {
    private static final Logger LOG = LoggerFactory.getLogger(LongTexts.class);

    /** More than any text has that is accepted. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final BlobStore blobs;

    public LongTexts(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Stores a text whole.
     *
     * @param eventId the event that will refer to it; the same event may store it again
     * @return what the event has to carry
     * @throws BlobStoreException if the store cannot be used
     */
    public Attachment store(String tenant, UUID recordId, UUID eventId, LongText field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        blobs.put(new BlobName(tenant, recordId, eventId, field), LongTextCodec.compress(utf8));
        return attachment(eventId, field, utf8);
    }

    /** What an event has to carry whose text is stored, or will be. */
    public static Attachment attachment(UUID eventId, LongText field, String text) {
        return attachment(eventId, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Attachment attachment(UUID eventId, LongText field, byte[] utf8) {
        return new Attachment(field, eventId, utf8.length, Sha256.hex(utf8), null);
    }

    /** The whole text, or nothing if it is lost, damaged or cannot be had now; the log says which. */
    public Optional<String> read(String tenant, UUID recordId, Attachment attachment) {
        try {
            return demand(tenant, recordId, attachment);
        } catch (BlobStoreException e) {
            LOG.warn("The {} of record {} cannot be read: {}", attachment.field(), recordId, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The same for who cannot go on without it.
     *
     * @return empty if it is lost or damaged; the log says which
     * @throws BlobStoreException if the store cannot be used
     */
    public Optional<String> demand(String tenant, UUID recordId, Attachment attachment) {
        Optional<byte[]> blob = blobs.get(new BlobName(tenant, recordId, attachment.eventId(), attachment.field()));
        if (blob.isEmpty()) {
            LOG.warn("The {} of record {} is not in the blob store", attachment.field(), recordId);
            return Optional.empty();
        }
        return checked(blob.get(), recordId, attachment);
    }

    /**
     * A text whose attachment was never kept, because a process died in between.
     *
     * @throws BlobStoreException if the store cannot be used
     */
    public Optional<String> find(String tenant, UUID recordId, UUID eventId, LongText field) {
        return blobs.get(new BlobName(tenant, recordId, eventId, field)).flatMap(LongTexts::unpacked);
    }

    private static Optional<String> unpacked(byte[] blob) {
        try {
            return Optional.of(new String(LongTextCodec.decompress(blob, MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("A blob cannot be unpacked", e);
            return Optional.empty();
        }
    }

    private static Optional<String> checked(byte[] blob, UUID recordId, Attachment attachment) {
        try {
            byte[] utf8 = LongTextCodec.decompress(blob, Math.toIntExact(attachment.bytes() + 1));
            if (Sha256.hex(utf8).equals(attachment.sha256())) {
                return Optional.of(new String(utf8, StandardCharsets.UTF_8));
            }
        } catch (IOException | ArithmeticException e) {
            LOG.debug("A blob cannot be unpacked", e);
        }
        LOG.warn("The {} of record {} is damaged in the blob store", attachment.field(), recordId);
        return Optional.empty();
    }

    /** Stores texts of one record once more as they are, so that they are encrypted with the newest key. */
    public void storeAgain(String tenant, UUID recordId, List<Attachment> attachments) {
        for (Attachment attachment : attachments) {
            var name = new BlobName(tenant, recordId, attachment.eventId(), attachment.field());
            blobs.get(name).ifPresent(content -> blobs.put(name, content));
        }
    }

    /** Removes every text of a record that was stored before a moment; see {@link BlobStore#deleteOlder}. */
    public void deleteOlder(String tenant, UUID recordId, Instant moment) {
        blobs.deleteOlder(tenant, recordId, moment);
    }

    /** Removes texts of one record; see {@link BlobStore#delete}. */
    public void delete(String tenant, UUID recordId, List<Attachment> attachments) {
        blobs.delete(attachments.stream()
                .map(attachment -> new BlobName(tenant, recordId, attachment.eventId(), attachment.field()))
                .toList());
    }
}
