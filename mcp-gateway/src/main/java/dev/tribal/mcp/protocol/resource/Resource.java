package dev.tribal.mcp.protocol.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.Supplier;

/** A resource with a fixed URI (MCP 2025-11-25, server/resources, Resource), and its text. */
public record Resource(
        String uri,
        String name,
        String title,
        String description,
        String mimeType,
        @JsonIgnore Supplier<String> text) {}
