package dev.tribal.auth.login;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of people.
 *
 * @param adminPasswordFile where the password of the person {@code admin} is written, who is made at the first start;
 *     {@code null} to make nobody
 */
@ConfigurationProperties("tribal.auth.login")
public record LoginSettings(@Nullable Path adminPasswordFile) {
    public LoginSettings {
        adminPasswordFile =
                adminPasswordFile == null || adminPasswordFile.toString().isBlank() ? null : adminPasswordFile;
    }
}
