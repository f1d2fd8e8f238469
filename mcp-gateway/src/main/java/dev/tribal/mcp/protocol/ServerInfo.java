package dev.tribal.mcp.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Who answers (MCP 2025-11-25, schema, Implementation).
 *
 * @param instructions how to use this server, for the model; sent beside this object, not in it
 */
public record ServerInfo(
        String name,
        String title,
        String version,
        @JsonIgnore String instructions) {}
