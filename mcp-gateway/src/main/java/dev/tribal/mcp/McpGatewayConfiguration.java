package dev.tribal.mcp;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.protocol.McpServer;
import dev.tribal.mcp.protocol.ServerInfo;
import dev.tribal.mcp.protocol.http.McpEndpoint;
import dev.tribal.mcp.protocol.http.OriginPolicy;
import dev.tribal.mcp.protocol.resource.ResourcesFeature;
import dev.tribal.mcp.protocol.tool.ToolsFeature;
import dev.tribal.mcp.resources.TribalResources;
import dev.tribal.mcp.tools.TribalTools;
import dev.tribal.platform.limits.TenantSlots;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The composition root of mcp-gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpSettings.class)
public class McpGatewayConfiguration {
    private static final String INSTRUCTIONS = """
            Tribal remembers the errors of this organisation and what fixed them. When a command, build or test fails, \
            call find_similar_errors with its output before you debug. When something fixed an error, call \
            record_solution (or track_error if the error is not recorded). The resource tribal://instructions/system \
            says more.""";

    @Bean
    AccessRules mcpAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/mcp", Scopes.ERRORS_READ),
                // What a client finds out before it has a token (RFC 9728); the security chain answers.
                AccessRules.open(HttpMethod.GET, "/.well-known/oauth-protected-resource/mcp"));
    }

    @Bean
    McpServer mcpServer(ErrorCommands commands, ErrorQueries queries, TenantSlots slots, CurrentCaller caller) {
        ErrorQueries fair = new FairQueries(queries, slots, caller);
        var info = new ServerInfo("tribal", "Tribal error memory", version(), INSTRUCTIONS);
        return new McpServer(
                info,
                List.of(
                        new ToolsFeature(TribalTools.registry(commands, fair)),
                        new ResourcesFeature(TribalResources.registry(fair))));
    }

    @Bean
    McpEndpoint mcpEndpoint(McpServer server, McpSettings settings) {
        return new McpEndpoint(server, new OriginPolicy(settings.allowedOrigins()));
    }

    /** As the jar says; there is none when classes run from a folder. */
    private static String version() {
        return Objects.requireNonNullElse(
                McpGatewayConfiguration.class.getPackage().getImplementationVersion(), "development");
    }
}
