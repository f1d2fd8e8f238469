package dev.tribal.mcp.protocol.resource;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Page;
import dev.tribal.mcp.protocol.Params;
import java.util.List;
import java.util.Map;

/** The methods that list and read resources (MCP 2025-11-25, server/resources, Protocol Messages). */
public final class ResourcesFeature implements Feature {
    private final ResourceRegistry registry;

    public ResourcesFeature(ResourceRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(
                "resources/list",
                this::list,
                "resources/templates/list",
                this::templates,
                "resources/read",
                this::read);
    }

    @Override
    public Map<String, ?> capabilities() {
        return Map.of("resources", Map.of("subscribe", true));
    }

    private Object list(Call call) {
        return Page.of(registry.resources(), call.params()).as("resources");
    }

    private Object templates(Call call) {
        return Page.of(registry.templates(), call.params()).as("resourceTemplates");
    }

    private Object read(Call call) {
        String uri = Params.text(call.params(), "uri");
        return registry.read(uri)
                .map(contents -> Map.of("contents", List.of(contents)))
                .orElseThrow(() -> McpException.resourceNotFound(uri));
    }
}
