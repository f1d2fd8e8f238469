package dev.tribal.mcp.protocol.tool;

import dev.tribal.mcp.protocol.Call;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the calls of one tool. */
@FunctionalInterface
public interface ToolHandler {
    /** @param arguments fit the tool's input schema */
    ToolResult call(ObjectNode arguments, Call call);
}
