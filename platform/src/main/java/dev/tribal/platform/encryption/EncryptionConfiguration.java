package dev.tribal.platform.encryption;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one way in which a process encrypts what it stores. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncryptionSettings.class)
public class EncryptionConfiguration {
    @Bean
    public Sealer sealer(EncryptionSettings settings) {
        return settings.keysFile().isBlank()
                ? Sealer.NONE
                : new AesGcmSealer(KeyRing.read(Path.of(settings.keysFile())));
    }
}
