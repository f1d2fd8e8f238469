package dev.tribal.mcp;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.prompts.TribalPrompts;
import dev.tribal.mcp.protocol.McpServer;
import dev.tribal.mcp.protocol.ServerInfo;
import dev.tribal.mcp.protocol.completion.CompletionFeature;
import dev.tribal.mcp.protocol.prompt.PromptRegistry;
import dev.tribal.mcp.protocol.prompt.PromptsFeature;
import dev.tribal.mcp.protocol.resource.ResourceRegistry;
import dev.tribal.mcp.protocol.resource.ResourcesFeature;
import dev.tribal.mcp.protocol.session.SessionMethods;
import dev.tribal.mcp.protocol.session.SessionStates;
import dev.tribal.mcp.protocol.stream.ListenFeature;
import dev.tribal.mcp.protocol.stream.UpdateStreams;
import dev.tribal.mcp.protocol.tool.ToolRegistry;
import dev.tribal.mcp.protocol.tool.ToolsFeature;
import dev.tribal.mcp.resources.TribalResources;
import dev.tribal.mcp.tools.AnswerMeters;
import dev.tribal.mcp.tools.TribalTools;
import dev.tribal.platform.limits.TenantSlots;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The composition root of mcp-gateway. */
@Configuration(proxyBeanMethods = false)
@Import(McpWireConfiguration.class)
public class McpGatewayConfiguration {
    private static final String INSTRUCTIONS = """
            Tribal remembers the errors of this organisation and what fixed them. When a command, build or test fails, \
            call find_similar_errors with its output before you debug. When something fixed an error, call \
            record_solution (or track_error if the error is not recorded). When you tried a recorded solution, say with \
            report_outcome whether it worked. The resource tribal://instructions/system \
            says more.""";

    @Bean
    AccessRules mcpAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/mcp", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.GET, "/mcp", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.DELETE, "/mcp", Scopes.ERRORS_READ),
                // What a client finds out before it has a token (RFC 9728); the security chain answers.
                AccessRules.open(HttpMethod.GET, "/.well-known/oauth-protected-resource/mcp"));
    }

    @Bean
    FilterRegistrationBean<ModelsWrite> mcpWriters() {
        var registration = new FilterRegistrationBean<>(new ModelsWrite());
        registration.addUrlPatterns("/mcp");
        return registration;
    }

    @Bean
    ToolRegistry mcpTools(
            ErrorCommands commands,
            ErrorQueries queries,
            GroupingQueries grouping,
            TenantSlots slots,
            CurrentCaller caller,
            MeterRegistry meters) {
        return TribalTools.registry(
                commands,
                new FairQueries(queries, slots, caller),
                new FairGrouping(grouping, slots, caller),
                new AnswerMeters(meters));
    }

    @Bean
    ResourceRegistry mcpResources(ErrorQueries queries, TenantSlots slots, CurrentCaller caller) {
        return TribalResources.registry(new FairQueries(queries, slots, caller));
    }

    @Bean
    PromptRegistry mcpPrompts() {
        return TribalPrompts.registry();
    }

    @Bean
    McpServer mcpServer(
            ToolRegistry tools,
            ResourceRegistry resources,
            PromptRegistry prompts,
            SessionStates states,
            UpdateStreams streams) {
        var info = new ServerInfo("tribal", "Tribal error memory", version(), List.of(TribalIcon.ICON), INSTRUCTIONS);
        return new McpServer(
                info,
                List.of(
                        new ToolsFeature(tools),
                        new ResourcesFeature(resources),
                        new PromptsFeature(prompts),
                        new CompletionFeature(resources.templates(), prompts),
                        new SessionMethods(states),
                        new ListenFeature(streams)));
    }

    /** As the jar says; there is none when classes run from a folder. */
    private static String version() {
        return Objects.requireNonNullElse(
                McpGatewayConfiguration.class.getPackage().getImplementationVersion(), "development");
    }
}
