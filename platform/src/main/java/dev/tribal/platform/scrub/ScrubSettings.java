package dev.tribal.platform.scrub;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken out of texts, and the key under which placeholders are hashed.
 *
 * @param keyFile holds the key, and is made at the first start; not used if {@code key} is given
 * @param key 32 bytes in Base64, the same for all instances
 * @param rulesFile rules of this installation; none if it is {@code null}
 * @param ipAddresses whether IP addresses are taken out
 * @param homeFolders whether user names in paths of home folders are taken out
 */
@ConfigurationProperties("tribal.scrub")
public record ScrubSettings(
        Path keyFile,
        @Nullable String key,
        @Nullable Path rulesFile,
        @DefaultValue("false") boolean ipAddresses,
        @DefaultValue("false") boolean homeFolders) {
    public ScrubSettings {
        Objects.requireNonNull(keyFile, "tribal.scrub.key-file must be set");
        rulesFile = rulesFile == null || rulesFile.toString().isBlank() ? null : rulesFile;
    }

    /** The options that are switched on. */
    Set<ScrubRule.Option> options() {
        Set<ScrubRule.Option> options = EnumSet.noneOf(ScrubRule.Option.class);
        if (ipAddresses) {
            options.add(ScrubRule.Option.IP_ADDRESSES);
        }
        if (homeFolders) {
            options.add(ScrubRule.Option.HOME_FOLDERS);
        }
        return options;
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "ScrubSettings[keyFile=%s, rulesFile=%s, ipAddresses=%s, homeFolders=%s]"
                .formatted(keyFile, rulesFile, ipAddresses, homeFolders);
    }
}
