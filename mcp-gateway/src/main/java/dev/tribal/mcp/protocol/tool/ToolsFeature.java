package dev.tribal.mcp.protocol.tool;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Page;
import dev.tribal.mcp.protocol.Params;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code tools/list} and {@code tools/call} (MCP 2025-11-25, server/tools). */
public final class ToolsFeature implements Feature {
    private final ToolRegistry registry;

    public ToolsFeature(ToolRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of("tools/list", this::list, "tools/call", this::call);
    }

    @Override
    public Map<String, ?> capabilities() {
        return Map.of("tools", Map.of());
    }

    private Object list(Call call) {
        return Page.of(registry.all(), call.params()).as("tools");
    }

    private Object call(Call call) {
        ObjectNode params = call.params();
        String name = Params.text(params, "name");
        // Section Error Handling: an unknown tool is a protocol error, bad arguments are a result that the model sees.
        ToolRegistry.Entry entry =
                registry.find(name).orElseThrow(() -> McpException.invalidParams("Unknown tool: " + name));
        Tool tool = entry.tool();
        ObjectNode arguments = tool.lenience().apply(Params.object(params, "arguments"));
        List<String> faults = entry.schema().faults(arguments);
        return faults.isEmpty() ? tool.handler().call(arguments, call) : refusal(name, faults);
    }

    private static ToolResult refusal(String name, List<String> faults) {
        return ToolResult.error(
                "The arguments of %s are not valid, so nothing was done. Correct them and call again:\n- %s"
                        .formatted(name, String.join("\n- ", faults)));
    }
}
