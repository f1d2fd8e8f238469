package dev.tribal.search;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.platform.http.Neighbours;
import dev.tribal.platform.http.ServiceClientConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** ingest-service as seen from another process. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceClientConfiguration.class)
@ImportHttpServices(group = "ingest", types = ErrorCommands.class)
class IngestClientConfiguration {
    @Bean
    HealthIndicator ingestServiceHealthIndicator(Neighbours neighbours) {
        return neighbours.at("ingest");
    }
}
