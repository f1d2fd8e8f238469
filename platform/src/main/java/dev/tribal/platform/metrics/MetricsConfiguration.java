package dev.tribal.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the meters of every process need. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
public class MetricsConfiguration {
    @Bean
    TenantLabels tenantLabels(MetricsSettings settings, MeterRegistry meters) {
        return new TenantLabels(settings.tenants(), meters, Clock.systemUTC());
    }

    @Bean
    HealthMeters healthMeters(ObjectProvider<HealthEndpoint> health, MeterRegistry meters) {
        return new HealthMeters(health::getIfAvailable, meters);
    }
}
