package dev.tribal.platform.encryption;

import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.encryption.kms.KmsKeys;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one way in which a process encrypts what it stores. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EncryptionSettings.class, AwsSettings.class})
public class EncryptionConfiguration {
    /** KMS may be away so long when a service starts. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    public Sealer sealer(EncryptionSettings settings, AwsSettings aws) {
        if (settings.keysFile().isBlank()) {
            return Sealer.NONE;
        }
        // Not tribal.aws.endpoint: who stores in another server's buckets may still have keys of AWS.
        var kms = new AwsSettings(aws.region(), settings.kmsEndpoint(), false);
        return new AesGcmSealer(KeyRing.read(Path.of(settings.keysFile()), new KmsKeys(kms, PATIENCE, PAUSE)));
    }
}
