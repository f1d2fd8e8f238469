package dev.tribal.mcp.protocol.resource;

import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Params;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

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
        return Map.of("resources", Map.of());
    }

    private Object list(ObjectNode params) {
        Params.refuseCursor(params);
        return Map.of("resources", registry.resources());
    }

    private Object templates(ObjectNode params) {
        Params.refuseCursor(params);
        return Map.of("resourceTemplates", registry.templates());
    }

    private Object read(ObjectNode params) {
        String uri = Params.text(params, "uri");
        return registry.read(uri)
                .map(contents -> Map.of("contents", List.of(contents)))
                .orElseThrow(() -> McpException.resourceNotFound(uri));
    }
}
