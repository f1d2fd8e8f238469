package dev.tribal.platform.encryption;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the stores are encrypted.
 *
 * @param keysFile path of the file of keys; blank if nothing is encrypted
 * @param kmsEndpoint address of KMS for keys that it has encrypted, or {@code null} for that of AWS in the region
 */
@ConfigurationProperties("tribal.encryption")
public record EncryptionSettings(
        @DefaultValue("") String keysFile, @Nullable URI kmsEndpoint) {}
