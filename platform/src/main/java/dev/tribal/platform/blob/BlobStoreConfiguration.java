package dev.tribal.platform.blob;

import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.blob.s3.S3BlobStore;
import dev.tribal.platform.encryption.EncryptionConfiguration;
import dev.tribal.platform.encryption.Sealer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The blob store of a process, whichever of its services use it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AwsSettings.class, BlobStoreSettings.class})
@Import(EncryptionConfiguration.class)
public class BlobStoreConfiguration {
    @Bean(destroyMethod = "close")
    BlobStore blobStore(
            BlobStoreSettings settings, AwsSettings aws, Sealer sealer, @Value("${tribal.blob-store}") String backend) {
        return new SealedBlobStore(new WatchedBlobStore(open(settings, aws, backend)), sealer);
    }

    private static BlobStore open(BlobStoreSettings settings, AwsSettings aws, String backend) {
        return switch (backend) {
            case "file" -> new FileBlobStore(settings.folder());
            case "s3" -> inBucket(settings.s3(), aws);
            default ->
                throw new IllegalArgumentException(
                        "tribal.blob-store is '%s', but must be one of: file, s3".formatted(backend));
        };
    }

    private static BlobStore inBucket(BlobStoreSettings.S3 location, AwsSettings aws) {
        if (location.bucket().isBlank()) {
            throw new IllegalArgumentException(
                    "tribal.blob-store.s3.bucket must name a bucket, because tribal.blob-store is s3");
        }
        return new S3BlobStore(AwsClients.s3(aws), location.bucket(), location.prefix());
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
