package dev.tribal.platform.blob;

import dev.tribal.platform.blob.file.FileBlobStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The blob store of a process, whichever of its services use it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlobStoreSettings.class)
public class BlobStoreConfiguration {
    @Bean(destroyMethod = "close")
    BlobStore blobStore(BlobStoreSettings settings, @Value("${tribal.blob-store}") String backend) {
        return switch (backend) {
            case "file" -> new FileBlobStore(settings.folder());
            default ->
                throw new IllegalArgumentException(
                        "tribal.blob-store is '%s', but must be one of: file, s3".formatted(backend));
        };
    }

    @Bean
    LongTexts longTexts(BlobStore store) {
        return new LongTexts(store);
    }

    @Bean
    HealthIndicator blobStoreHealthIndicator(BlobStore store) {
        return new BlobStoreHealth(store);
    }
}
