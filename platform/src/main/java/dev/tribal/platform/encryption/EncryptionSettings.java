package dev.tribal.platform.encryption;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the stores are encrypted.
 *
 * @param keysFile path of the file of keys; blank if nothing is encrypted
 */
@ConfigurationProperties("tribal.encryption")
public record EncryptionSettings(@DefaultValue("") String keysFile) {}
