package dev.tribal.benchmarks;

import java.io.IOException;
import java.util.Locale;

/** Whether memory grows with clients that come and go: sessions that begin and end, and requests without a session. */
final class McpConnects {
    /** Enough to fill every bounded cache, so that what grows afterwards grows without a bound. */
    private static final int BEFORE = 12_000;

    private McpConnects() {}

    static void measure(Product product, int connects, Table table) throws IOException {
        run(product, Math.min(BEFORE, connects));
        long before = product.liveKibibytes();
        long start = System.nanoTime();
        run(product, connects);
        double perSecond = connects * 1e9 / (System.nanoTime() - start);
        long after = product.liveKibibytes();
        table.add(
                "mcp: live heap before and after %,d sessions and as many requests without one".formatted(connects),
                String.format(
                        Locale.ROOT,
                        "%.1f MiB / %.1f MiB, %,.0f connects/s",
                        before / 1024.0,
                        after / 1024.0,
                        perSecond),
                "aim: no growth",
                String.format(Locale.ROOT, "%.2f", (double) after / before));
    }

    private static void run(Product product, int connects) throws IOException {
        var messages = new McpMessages(product.key());
        byte[] call = messages.call("get_api_status", "{}");
        try (var connection = new Connection(product.port())) {
            for (int i = 0; i < connects; i++) {
                String session =
                        expect(200, connection.send(messages.initialize())).header("mcp-session-id");
                expect(204, connection.send(messages.end(session)));
                expect(200, connection.send(call));
            }
        }
    }

    private static Connection.Reply expect(int status, Connection.Reply reply) throws IOException {
        if (reply.status() != status) {
            throw new IOException("Answered " + reply);
        }
        return reply;
    }
}
