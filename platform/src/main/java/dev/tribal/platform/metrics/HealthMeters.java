package dev.tribal.platform.metrics;

import dev.tribal.platform.lifecycle.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells metrics what {@code /health/detailed} says, so that alerts can be about it. Looked at on a thread of its own,
 * because a look asks databases and brokers, for which no scrape should wait.
 */
final class HealthMeters extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(HealthMeters.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final String GROUP = "detailed";

    private final Supplier<@Nullable HealthEndpoint> health;
    private final MultiGauge components;

    /** @param health gives {@code null} where there is no such endpoint */
    HealthMeters(Supplier<@Nullable HealthEndpoint> health, MeterRegistry meters) {
        super("health-meters");
        this.health = health;
        this.components = MultiGauge.builder("tribal.health")
                .description("Whether a part is well (1) or not (0), as /health/detailed says in words")
                .register(meters);
    }

    @Override
    protected Duration round() {
        try {
            report(health.get());
        } catch (RuntimeException e) {
            LOG.debug("The health of this process cannot be looked at", e);
        }
        return EVERY;
    }

    private void report(@Nullable HealthEndpoint endpoint) {
        if (endpoint != null
                && endpoint.healthForPath(GROUP) instanceof CompositeHealthDescriptor all
                && all.getComponents() instanceof Map<String, HealthDescriptor> parts) {
            components.register(rows(parts), true);
        }
    }

    private static List<Row<?>> rows(Map<String, HealthDescriptor> parts) {
        List<Row<?>> rows = new ArrayList<>();
        parts.forEach((name, part) ->
                rows.add(Row.of(Tags.of("component", name), Status.UP.equals(part.getStatus()) ? 1 : 0)));
        return rows;
    }
}
