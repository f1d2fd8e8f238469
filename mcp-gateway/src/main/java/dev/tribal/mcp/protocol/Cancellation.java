package dev.tribal.mcp.protocol;

import java.util.concurrent.CompletableFuture;

/** Whether the client still wants the answer to one request (MCP 2025-11-25, basic/utilities/cancellation). */
public final class Cancellation {
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    public void cancel() {
        cancelled.complete(null);
    }

    public boolean isCancelled() {
        return cancelled.isDone();
    }

    /** Does something as soon as the client gives the request up, or at once if it has; never if it does not. */
    public void whenCancelled(Runnable action) {
        var _ = cancelled.thenRun(action);
    }
}
