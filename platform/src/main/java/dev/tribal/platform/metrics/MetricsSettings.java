package dev.tribal.platform.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much metrics tell apart.
 *
 * @param tenants how many tenants have a label of their own, 0 to 1,000; all others share one
 */
@ConfigurationProperties("tribal.metrics")
public record MetricsSettings(int tenants) {
    private static final int MOST = 1_000;

    public MetricsSettings {
        if (tenants < 0 || tenants > MOST) {
            throw new IllegalArgumentException("tribal.metrics.tenants must be 0 to %d".formatted(MOST));
        }
    }
}
