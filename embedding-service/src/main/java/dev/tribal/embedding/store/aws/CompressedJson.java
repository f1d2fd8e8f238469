package dev.tribal.embedding.store.aws;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** JSON in gzip, encrypted if that is wished for; error texts shrink to a tenth, and both stores charge by size. */
public final class CompressedJson {
    private final JsonMapper json = JsonMapper.builder().build();
    private final Sealer sealer;

    public CompressedJson(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @param key the record that it is about */
    public byte[] write(RecordKey key, Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(json.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sealer.seal(bytes.toByteArray(), key.toString());
    }

    /** @throws RecordStoreException if it is encrypted and cannot be decrypted */
    public <T> T read(RecordKey key, byte[] bytes, Class<T> type) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(sealer.open(bytes, key.toString())))) {
            return json.readValue(unzipped.readAllBytes(), type);
        } catch (SealedContentException e) {
            throw new RecordStoreException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("A record in the store is damaged", e);
        }
    }
}
