package dev.tribal.mcp.protocol.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resources whose URIs differ in one part (MCP 2025-11-25, server/resources, Resource Templates).
 *
 * @param uriTemplate has one variable, for example <code>notes://{name}/text</code> (RFC 6570, level 1)
 * @param text the text of the resource for a value of the variable; empty if there is no such resource
 * @param completion values of the variable that begin with what was typed so far
 */
public record ResourceTemplate(
        String uriTemplate,
        String name,
        String title,
        String description,
        String mimeType,
        @JsonIgnore Function<String, Optional<String>> text,
        @JsonIgnore Function<String, List<String>> completion) {
    /** The value of the variable in a URI; empty if the URI does not fit the template. */
    Optional<String> variable(String uri) {
        String prefix = uriTemplate.substring(0, uriTemplate.indexOf('{'));
        String suffix = uriTemplate.substring(uriTemplate.indexOf('}') + 1);
        if (uri.length() <= prefix.length() + suffix.length() || !uri.startsWith(prefix) || !uri.endsWith(suffix)) {
            return Optional.empty();
        }
        String value = uri.substring(prefix.length(), uri.length() - suffix.length());
        return value.contains("/") ? Optional.empty() : Optional.of(value);
    }
}
