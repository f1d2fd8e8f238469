package dev.tribal.platform.blob;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where long texts are kept, and which are.
 *
 * @param threshold a text whose UTF-8 form is larger goes to the blob store; 64 KB to 1 MB
 * @param folder where {@code file} keeps them; the same for all services
 * @param s3 where {@code s3} keeps them
 */
@ConfigurationProperties("tribal.blob-store")
public record BlobStoreSettings(
        @DefaultValue("64KB") DataSize threshold,
        Path folder,
        @DefaultValue S3 s3) {
    private static final DataSize LEAST = DataSize.ofKilobytes(64);
    private static final DataSize MOST = DataSize.ofMegabytes(1);

    public BlobStoreSettings {
        Objects.requireNonNull(folder, "tribal.blob-store.folder must be set");
        // Below, an excerpt might not be shorter; above, records would not fit into messages.
        if (threshold.compareTo(LEAST) < 0 || threshold.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("tribal.blob-store.threshold must be 64KB to 1MB");
        }
    }

    /**
     * A bucket, which has to be there.
     *
     * @param bucket its name; needed for {@code s3} only
     * @param prefix what the key of every object begins with
     */
    public record S3(
            @DefaultValue("") String bucket,
            @DefaultValue("blobs/") String prefix) {}
}
