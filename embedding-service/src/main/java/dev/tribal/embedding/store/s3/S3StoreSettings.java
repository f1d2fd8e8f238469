package dev.tribal.embedding.store.s3;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where records are in S3.
 *
 * @param bucket name of the bucket, which must be there; empty if S3 is not used
 * @param prefix what the names of all objects begin with; nothing else may begin like this
 */
@ConfigurationProperties("tribal.embedding.s3")
public record S3StoreSettings(
        @DefaultValue("") String bucket,
        @DefaultValue("tribal/") String prefix) {
    public S3StoreSettings {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("tribal.embedding.s3.prefix must be empty or end with a slash");
        }
    }
}
