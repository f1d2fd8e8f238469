package dev.tribal.embedding.store.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** JSON in gzip; error texts shrink to a tenth, and both stores charge by size. */
public final class CompressedJson {
    private final JsonMapper json = JsonMapper.builder().build();

    public byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(json.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public <T> T read(byte[] bytes, Class<T> type) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return json.readValue(unzipped.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("A record in the store is damaged", e);
        }
    }
}
