package dev.tribal.mcp.protocol.input;

import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.signal.Signal;
import dev.tribal.mcp.protocol.signal.SignalBus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/** The requests of this instance that clients have not answered yet; answers may come in at any instance. */
public final class PendingReplies {
    private final Map<Key, CompletableFuture<ObjectNode>> pending = new ConcurrentHashMap<>();
    private final SignalBus bus;
    private final Duration patience;

    /** @param patience how long a user may think about an answer */
    public PendingReplies(SignalBus bus, Duration patience) {
        this.bus = bus;
        this.patience = patience;
        bus.listen(this::hear);
    }

    /** Takes what a client posted in a session. */
    public void accept(String session, String id, ObjectNode reply) {
        bus.publish(new Signal.Replied(session, id, reply));
    }

    /** The answer that will come. */
    CompletableFuture<ObjectNode> expect(String session, String id) {
        var key = new Key(session, id);
        CompletableFuture<ObjectNode> future = new CompletableFuture<>();
        pending.put(key, future);
        future.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, _) -> pending.remove(key));
        return future;
    }

    static ObjectNode await(CompletableFuture<ObjectNode> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new McpException(ErrorCode.INTERNAL_ERROR, "The client did not answer in time");
            }
            throw e;
        } catch (CancellationException e) {
            throw new McpException(ErrorCode.INTERNAL_ERROR, "The client gave its request up");
        }
    }

    private void hear(Signal signal) {
        if (signal instanceof Signal.Replied(String session, String id, ObjectNode reply)) {
            CompletableFuture<ObjectNode> future = pending.get(new Key(session, id));
            if (future != null) {
                future.complete(reply);
            }
        }
    }

    private record Key(String session, String id) {}
}
