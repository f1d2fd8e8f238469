package dev.tribal.mcp.protocol.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resources whose URIs differ in one part (MCP 2025-11-25, server/resources, Resource Templates).
 *
 * @param uriTemplate ends with its only variable, for example <code>notes://{name}</code> (RFC 6570, level 1)
 * @param text the text of the resource for a value of the variable; empty if there is no such resource
 */
public record ResourceTemplate(
        String uriTemplate,
        String name,
        String title,
        String description,
        String mimeType,
        @JsonIgnore Function<String, Optional<String>> text) {
    /** The value of the variable in a URI; empty if the URI does not fit the template. */
    Optional<String> variable(String uri) {
        String prefix = uriTemplate.substring(0, uriTemplate.indexOf('{'));
        if (!uri.startsWith(prefix)) {
            return Optional.empty();
        }
        String value = uri.substring(prefix.length());
        return value.isEmpty() || value.contains("/") ? Optional.empty() : Optional.of(value);
    }
}
