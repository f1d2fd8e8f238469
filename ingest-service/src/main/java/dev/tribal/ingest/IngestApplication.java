package dev.tribal.ingest;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.ServiceLauncher;
import dev.tribal.platform.http.AuthClientConfiguration;
import dev.tribal.platform.http.Neighbours;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** ingest-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    IngestConfiguration.class,
    AuthClientConfiguration.class,
    IngestApplication.SearchClient.class
})
public class IngestApplication {
    public static void main(String[] args) {
        ServiceLauncher.run(IngestApplication.class, "ingest-service", args);
    }

    /** search-service as seen from this process. */
    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "search", types = ErrorQueries.class)
    static class SearchClient {
        @Bean
        HealthIndicator searchServiceHealthIndicator(Neighbours neighbours) {
            return neighbours.at("search");
        }
    }
}
