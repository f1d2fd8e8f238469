package dev.tribal.mcp.protocol;

import java.util.List;
import java.util.Map;

/** {@code server/discover} (MCP 2026-07-28, server/discover): what {@code initialize} was, without a session. */
final class Discovery implements Feature {
    private final Discovered discovered;

    Discovery(ServerInfo info, Map<String, Object> capabilities) {
        discovered = new Discovered(ProtocolRevision.stateless(), capabilities, info.instructions());
    }

    @Override
    public boolean isPartOf(Era era) {
        return era == Era.STATELESS;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of("server/discover", _ -> discovered);
    }

    private record Discovered(List<String> supportedVersions, Map<String, Object> capabilities, String instructions) {}
}
