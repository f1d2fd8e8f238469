package dev.tribal.auth.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log.
 *
 * @param retention how long an entry is kept, at least a day; 0 for ever
 */
@ConfigurationProperties("tribal.audit")
public record AuditSettings(@DefaultValue("400d") Duration retention) {
    private static final Duration SHORTEST = Duration.ofDays(1);

    public AuditSettings {
        if (!retention.isZero() && retention.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("tribal.audit.retention must be 1d or more, or 0 to keep all entries");
        }
    }
}
