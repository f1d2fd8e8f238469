package dev.tribal.mcp.protocol;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** {@code initialize} (MCP 2025-11-25, basic/lifecycle) and {@code ping} (basic/utilities/ping). */
final class Lifecycle implements Feature {
    private final ServerInfo info;
    private final Map<String, Object> capabilities = new TreeMap<>();

    Lifecycle(ServerInfo info, List<Feature> features) {
        this.info = info;
        features.forEach(feature -> capabilities.putAll(feature.capabilities()));
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of("initialize", this::initialize, "ping", _ -> Map.of());
    }

    private Object initialize(ObjectNode params) {
        String requested = Params.text(params, "protocolVersion");
        return new Initialized(
                ProtocolRevision.negotiate(requested).wireName(), capabilities, info, info.instructions());
    }

    private record Initialized(
            String protocolVersion, Map<String, Object> capabilities, ServerInfo serverInfo, String instructions) {}
}
