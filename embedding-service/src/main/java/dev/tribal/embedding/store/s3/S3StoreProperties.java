package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.StoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One small object per property. */
final class S3StoreProperties implements StoreProperties {
    private final Bucket bucket;
    private final ObjectNames names;

    S3StoreProperties(Bucket bucket, ObjectNames names) {
        this.bucket = bucket;
        this.names = names;
    }

    @Override
    public Optional<String> get(String name) {
        return bucket.get(names.property(name)).map(S3StoreProperties::text);
    }

    @Override
    public void put(String name, String value) {
        bucket.put(names.property(name), value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean replace(String name, @Nullable String expected, String value) {
        String key = names.property(name);
        Optional<Bucket.Content> found = bucket.get(key);
        if (!Objects.equals(expected, found.map(S3StoreProperties::text).orElse(null))) {
            return false;
        }
        String eTag = found.map(Bucket.Content::eTag).orElse(null);
        return bucket.putIf(eTag, key, Map.of(), value.getBytes(StandardCharsets.UTF_8))
                .isPresent();
    }

    private static String text(Bucket.Content object) {
        return new String(object.bytes(), StandardCharsets.UTF_8);
    }
}
