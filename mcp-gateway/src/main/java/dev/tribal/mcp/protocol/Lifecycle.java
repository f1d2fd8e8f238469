package dev.tribal.mcp.protocol;

import java.util.Map;

/** {@code initialize} (MCP 2025-11-25, basic/lifecycle) and {@code ping} (basic/utilities/ping). */
final class Lifecycle implements Feature {
    private final ServerInfo info;
    private final Map<String, Object> capabilities;

    Lifecycle(ServerInfo info, Map<String, Object> capabilities) {
        this.info = info;
        this.capabilities = capabilities;
    }

    @Override
    public boolean isPartOf(Era era) {
        return era == Era.SESSIONS;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of("initialize", this::initialize, "ping", _ -> Map.of());
    }

    private Object initialize(Call call) {
        String requested = Params.text(call.params(), "protocolVersion");
        return new Initialized(
                ProtocolRevision.negotiate(requested).wireName(), capabilities, info, info.instructions());
    }

    private record Initialized(
            String protocolVersion, Map<String, Object> capabilities, ServerInfo serverInfo, String instructions) {}
}
