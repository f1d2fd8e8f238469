package dev.tribal.mcp.protocol.stream;

import dev.tribal.mcp.protocol.Channel;
import dev.tribal.mcp.protocol.Outgoing;
import java.time.Duration;
import java.util.Map;

/** Sends a client what its stream brings, until one of both ends. */
public final class Delivery {
    /** Servers in between take a connection for dead when nothing comes for a minute. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** A token is checked when a stream begins; clients open a new one when theirs ends. */
    private static final long LIFETIME_NANOS = Duration.ofHours(1).toNanos();

    private Delivery() {}

    /** @param meta goes with every notification; empty for nothing */
    public static void run(UpdateStreams streams, UpdateStream stream, Channel channel, Map<String, ?> meta) {
        long begin = System.nanoTime();
        try {
            while (!stream.isClosed() && System.nanoTime() - begin < LIFETIME_NANOS && channel.isOpen()) {
                stream.next(KEEP_ALIVE).forEach(uri -> channel.send(updated(uri, meta)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    /** MCP 2025-11-25, server/resources, Resource Updated. */
    private static Outgoing updated(String uri, Map<String, ?> meta) {
        return Outgoing.notification(
                "notifications/resources/updated",
                meta.isEmpty() ? Map.of("uri", uri) : Map.of("uri", uri, "_meta", meta));
    }
}
