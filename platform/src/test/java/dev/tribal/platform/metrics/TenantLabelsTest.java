package dev.tribal.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TenantLabelsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final TenantLabels labels = new TenantLabels(2, meters, clock);

    @Test
    void firstTenantsAreNamedAndAllOthersShareOneLabel() {
        assertThat(labels.of("a")).isEqualTo("a");
        assertThat(labels.of("b")).isEqualTo("b");
        assertThat(labels.of("c")).isEqualTo(TenantLabels.OTHER);
        assertThat(labels.of("a")).isEqualTo("a");
    }

    @Test
    void busierTenantTakesThePlaceOfAQuietOneWhoseSeriesAreDropped() {
        count("a");
        count("b");
        for (int i = 0; i < 10; i++) {
            count("a");
            count("c");
        }
        now = now.plus(Duration.ofMinutes(2));
        assertThat(labels.of("c")).isEqualTo("c");
        assertThat(labels.of("b")).isEqualTo(TenantLabels.OTHER);
        assertThat(meters.find("things").tag("tenant", "b").counter()).isNull();
        assertThat(meters.find("things").tag("tenant", "a").counter()).isNotNull();
    }

    @Test
    void nobodyIsNamedIfNobodyShallBe() {
        assertThat(new TenantLabels(0, meters, clock).of("a")).isEqualTo(TenantLabels.OTHER);
    }

    @Test
    void numberOfTenantsIsBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricsSettings(1001))
                .withMessage("tribal.metrics.tenants must be 0 to 1000");
    }

    private void count(String tenant) {
        meters.counter("things", "tenant", labels.of(tenant)).increment();
    }
}
