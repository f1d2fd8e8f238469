package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.mcp.protocol.tool.ToolResult;
import tools.jackson.databind.node.ObjectNode;

/** Says whether Tribal can be used now. */
record GetApiStatus(ErrorQueries queries) implements TribalTool {
    @Override
    public String name() {
        return "get_api_status";
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        ApiStatus status = queries.status();
        String degraded = status.degraded().isEmpty()
                ? ""
                : " Not available now: %s.".formatted(String.join(", ", status.degraded()));
        return ToolResult.of(
                "Tribal %s: %s, %d errors recorded.%s"
                        .formatted(status.version(), status.status(), status.errors(), degraded),
                status);
    }
}
