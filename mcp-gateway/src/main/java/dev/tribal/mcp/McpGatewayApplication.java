package dev.tribal.mcp;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.mcp.feed.McpFeedConfiguration;
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

/** mcp-gateway as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    McpGatewayConfiguration.class,
    McpFeedConfiguration.class,
    AuthClientConfiguration.class,
    McpGatewayApplication.Clients.class
})
public class McpGatewayApplication {
    public static void main(String[] args) {
        ServiceLauncher.run(McpGatewayApplication.class, "mcp-gateway", args);
    }

    /** The services behind the tools, as seen from another process. */
    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "ingest", types = ErrorCommands.class)
    @ImportHttpServices(
            group = "search",
            types = {ErrorQueries.class, GroupingQueries.class})
    static class Clients {
        @Bean
        HealthIndicator ingestServiceHealthIndicator(Neighbours neighbours) {
            return neighbours.at("ingest");
        }

        @Bean
        HealthIndicator searchServiceHealthIndicator(Neighbours neighbours) {
            return neighbours.at("search");
        }
    }
}
