package dev.tribal.mcp;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the gateway.
 *
 * @param allowedOrigins web pages that may call besides those of this machine, for example
 *     {@code https://tools.example.com}
 */
@ConfigurationProperties("tribal.mcp")
record McpSettings(@DefaultValue List<String> allowedOrigins) {
    McpSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            if (URI.create(origin).getHost() == null || origin.endsWith("/")) {
                throw new IllegalArgumentException(
                        "tribal.mcp.allowed-origins: %s is no origin, such as https://tools.example.com"
                                .formatted(origin));
            }
        }
    }
}
