package dev.tribal.mcp.protocol;

/** Whether the client still wants the answer (MCP 2025-11-25, basic/utilities/cancellation). */
public final class Cancellation {
    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
