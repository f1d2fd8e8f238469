package dev.tribal.mcp.conformance;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.GatewayTestApplication;
import dev.tribal.mcp.protocol.prompt.PromptRegistry;
import dev.tribal.mcp.protocol.resource.Resource;
import dev.tribal.mcp.protocol.resource.ResourceContents;
import dev.tribal.mcp.protocol.resource.ResourceRegistry;
import dev.tribal.mcp.protocol.resource.ResourceTemplate;
import dev.tribal.mcp.protocol.tool.ToolRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** What the conformance suite expects to find, beside Tribal's own in the same registries. */
@Configuration(proxyBeanMethods = false)
public class FixtureConfiguration {
    @Bean
    @Primary
    ToolRegistry withFixtures(ToolRegistry mcpTools) {
        return new ToolRegistry(Stream.of(mcpTools.all(), FixtureTools.all(), AskingTools.all())
                .flatMap(List::stream)
                .toList());
    }

    @Bean
    @Primary
    ResourceRegistry resourcesWithFixtures(ResourceRegistry mcpResources) {
        var text = Resource.text(
                "test://static-text",
                "static-text",
                "Static text",
                "A text",
                "text/plain",
                "This is the content of the static text resource.");
        var binary = new Resource(
                "test://static-binary",
                "static-binary",
                "Static binary",
                "A picture",
                "image/png",
                () -> ResourceContents.binary("test://static-binary", "image/png", FixtureTools.PNG));
        var template = new ResourceTemplate(
                "test://template/{id}/data",
                "template",
                "Template",
                "Data of an id",
                "application/json",
                id -> Optional.of(
                        "{\"id\":\"%1$s\",\"templateTest\":true,\"data\":\"Data for ID: %1$s\"}".formatted(id)),
                List::of);
        return new ResourceRegistry(
                Stream.concat(mcpResources.resources().stream(), Stream.of(text, binary))
                        .toList(),
                Stream.concat(mcpResources.templates().stream(), Stream.of(template))
                        .toList());
    }

    @Bean
    @Primary
    PromptRegistry promptsWithFixtures(PromptRegistry mcpPrompts) {
        return new PromptRegistry(Stream.concat(mcpPrompts.prompts().stream(), FixturePrompts.all().stream())
                .toList());
    }

    /** The suite has no way of sending a token. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> tokenForTheSuite() {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                boolean authorized = request.getHeader("Authorization") != null;
                chain.doFilter(authorized ? request : new Authorized(request), response);
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static final class Authorized extends HttpServletRequestWrapper {
        private final String header = "Bearer " + GatewayTestApplication.token(Scopes.ALL.toArray(String[]::new));

        Authorized(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return "Authorization".equalsIgnoreCase(name) ? header : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return "Authorization".equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(header))
                    : super.getHeaders(name);
        }
    }
}
