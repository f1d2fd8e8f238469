package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.StoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
        return bucket.get(names.property(name)).map(object -> new String(object.bytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void put(String name, String value) {
        bucket.put(names.property(name), value.getBytes(StandardCharsets.UTF_8));
    }
}
