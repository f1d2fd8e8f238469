package dev.tribal.mcp.protocol.session;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Era;
import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.LogLevel;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Params;
import java.util.Map;

/**
 * Methods that change a session: {@code resources/subscribe} and {@code resources/unsubscribe} (MCP 2025-11-25,
 * server/resources, Subscriptions), {@code logging/setLevel} (server/utilities/logging).
 */
public final class SessionMethods implements Feature {
    private final SessionStates states;

    public SessionMethods(SessionStates states) {
        this.states = states;
    }

    @Override
    public boolean isPartOf(Era era) {
        return era == Era.SESSIONS;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(
                "resources/subscribe",
                call -> {
                    states.subscribe(session(call), Params.text(call.params(), "uri"));
                    return Map.of();
                },
                "resources/unsubscribe",
                call -> {
                    states.unsubscribe(session(call), Params.text(call.params(), "uri"));
                    return Map.of();
                },
                "logging/setLevel",
                call -> {
                    states.setLevel(session(call), LogLevel.of(Params.text(call.params(), "level")));
                    return Map.of();
                });
    }

    @Override
    public Map<String, ?> capabilities() {
        return Map.of("logging", Map.of());
    }

    private static String session(Call call) {
        String session = call.client().session();
        if (session == null) {
            throw McpException.invalidParams("This needs a session: send the Mcp-Session-Id that initialize answered");
        }
        return session;
    }
}
