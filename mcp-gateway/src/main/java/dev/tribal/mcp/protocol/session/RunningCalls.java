package dev.tribal.mcp.protocol.session;

import dev.tribal.mcp.protocol.Cancellation;
import dev.tribal.mcp.protocol.signal.Signal;
import dev.tribal.mcp.protocol.signal.SignalBus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The requests of sessions that this instance works on, so that they can be cancelled by way of any instance. */
public final class RunningCalls {
    private final Map<Key, Cancellation> running = new ConcurrentHashMap<>();
    private final SignalBus bus;

    public RunningCalls(SignalBus bus) {
        this.bus = bus;
        bus.listen(this::hear);
    }

    /** MCP 2025-11-25, basic/utilities/cancellation, Cancellation Flow. */
    public void cancel(String session, JsonNode requestId) {
        bus.publish(new Signal.Cancelled(session, requestId));
    }

    public void begin(String session, JsonNode requestId, Cancellation cancellation) {
        running.put(new Key(session, requestId), cancellation);
    }

    public void end(String session, JsonNode requestId, Cancellation cancellation) {
        running.remove(new Key(session, requestId), cancellation);
    }

    private void hear(Signal signal) {
        if (signal instanceof Signal.Cancelled(String session, JsonNode requestId)) {
            Cancellation cancellation = running.get(new Key(session, requestId));
            if (cancellation != null) {
                cancellation.cancel();
            }
        }
    }

    private record Key(String session, JsonNode requestId) {}
}
