package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordDocument;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** A record's document as text: JSON, or, encrypted, Base64 behind a mark. */
final class DocumentText {
    private static final String MARK = "sealed:";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Sealer sealer;

    DocumentText(Sealer sealer) {
        this.sealer = sealer;
    }

    String write(StoredRecord record) {
        RecordDocument document = RecordDocument.of(record);
        return sealer.encrypts()
                ? MARK
                        + Base64.getEncoder()
                                .encodeToString(sealer.seal(
                                        json.writeValueAsBytes(document),
                                        record.key().toString()))
                : json.writeValueAsString(document);
    }

    /** @throws RecordStoreException if it is encrypted and cannot be decrypted */
    StoredRecord read(RecordKey key, long revision, String text) {
        String document = text.startsWith(MARK) ? opened(key, text.substring(MARK.length())) : text;
        return json.readValue(document, RecordDocument.class).under(key, revision);
    }

    private String opened(RecordKey key, String base64) {
        try {
            byte[] plain = sealer.open(Base64.getDecoder().decode(base64), key.toString());
            return new String(plain, StandardCharsets.UTF_8);
        } catch (SealedContentException e) {
            throw new RecordStoreException(String.valueOf(e.getMessage()), e);
        }
    }
}
