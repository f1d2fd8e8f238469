package dev.tribal.mcp.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Who answers (MCP 2025-11-25, schema, Implementation).
 *
 * @param icons pictures of it for clients to show
 * @param instructions how to use this server, for the model; sent beside this object, not in it
 */
public record ServerInfo(
        String name,
        String title,
        String version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Icon> icons,
        @JsonIgnore String instructions) {
    public ServerInfo {
        icons = List.copyOf(icons);
    }
}
