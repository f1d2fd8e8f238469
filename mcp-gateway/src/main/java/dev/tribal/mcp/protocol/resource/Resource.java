package dev.tribal.mcp.protocol.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A resource with a fixed URI (MCP 2025-11-25, server/resources, Resource), and what reads it. */
public record Resource(
        String uri,
        String name,
        String title,
        String description,
        String mimeType,
        @JsonIgnore Reader reader) {
    /** A resource that is a text. */
    public static Resource text(
            String uri, String name, String title, String description, String mimeType, String text) {
        return new Resource(uri, name, title, description, mimeType, () -> ResourceContents.text(uri, mimeType, text));
    }

    /** Reads what the resource holds now. */
    @FunctionalInterface
    public interface Reader {
        ResourceContents read();
    }
}
