package dev.tribal.mcp.protocol.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a resource holds (MCP 2025-11-25, server/resources, Resource Contents): a text or bytes.
 *
 * @param blob in Base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceContents(
        String uri,
        String mimeType,
        @Nullable String text,
        @Nullable String blob) {
    public static ResourceContents text(String uri, String mimeType, String text) {
        return new ResourceContents(uri, mimeType, text, null);
    }

    /** @param blob in Base64 */
    public static ResourceContents binary(String uri, String mimeType, String blob) {
        return new ResourceContents(uri, mimeType, null, blob);
    }
}
