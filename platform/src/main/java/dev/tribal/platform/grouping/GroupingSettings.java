package dev.tribal.platform.grouping;

import dev.tribal.contracts.FingerprintVersion;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a new installation groups reports.
 *
 * @param firstVersion the version of the fingerprints with which it begins; one that has records already goes on with its own
 */
@ConfigurationProperties("tribal.grouping")
public record GroupingSettings(@DefaultValue("2") int firstVersion) {
    public GroupingSettings {
        if (firstVersion < 1 || firstVersion > FingerprintVersion.NEWEST) {
            throw new IllegalArgumentException(
                    "tribal.grouping.first-version must be 1 to " + FingerprintVersion.NEWEST);
        }
    }
}
