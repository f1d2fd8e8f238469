package dev.tribal.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many open streams that wait for changes of the same error: what they hold in memory, and how long after a change was sent
 * each of them hears of it.
 */
final class McpStreams {
    /** Settings of the product, which has no room for so many streams of one caller as delivered. */
    static final String[] SETTINGS = {"--tribal.mcp.streams-per-tenant=1000", "--tribal.mcp.streams-per-caller=1000"};

    private static final int PATIENCE_SECONDS = 30;

    private McpStreams() {}

    static void measure(Product product, int count, int changes, Table table) throws IOException {
        String id = product.report(Reports.report(1));
        var messages = new McpMessages(product.key());
        long heap = product.liveKibibytes();
        long resident = product.residentMebibytes();
        List<Listener> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                listeners.add(Listener.open(product.port(), messages.listen("tribal://errors/" + id)));
            }
            long[] delays = new long[count * changes];
            for (int change = 0; change < changes; change++) {
                hear(product, id, change, listeners, delays);
            }
            table.add(
                    "mcp: %,d open streams, delay from sending a change to hearing of it".formatted(count),
                    new Sample(delays).toString(),
                    "",
                    "");
            double perStream = (double) (product.liveKibibytes() - heap) / count;
            table.add(
                    "mcp: memory of %,d open streams".formatted(count),
                    String.format(
                            Locale.ROOT,
                            "%.1f KiB of heap each, %d MiB more resident memory",
                            perStream,
                            product.residentMebibytes() - resident),
                    "",
                    "");
        } finally {
            for (Listener listener : listeners) {
                listener.connection().close();
            }
        }
    }

    private static void hear(Product product, String id, int change, List<Listener> listeners, long... delays) {
        var heard = new CountDownLatch(listeners.size());
        var next = new AtomicInteger(change * listeners.size());
        long start = System.nanoTime();
        listeners.forEach(listener -> Thread.ofVirtual().start(() -> {
            if (listener.hears()) {
                delays[next.getAndIncrement()] = System.nanoTime() - start;
                heard.countDown();
            }
        }));
        product.put("/api/v1/errors/" + id, "{\"assignee\":\"somebody-%d\"}".formatted(change));
        try {
            if (!heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(heard.getCount() + " streams did not hear of a change");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One open stream. */
    private record Listener(Connection connection) {
        static Listener open(int port, byte[] listen) throws IOException {
            var connection = new Connection(port);
            Connection.Reply head = connection.begin(listen);
            if (head.status() != 200) {
                throw new IOException("No stream: " + head);
            }
            var listener = new Listener(connection);
            listener.await("subscriptions/acknowledged");
            return listener;
        }

        boolean hears() {
            try {
                await("resources/updated");
                return true;
            } catch (IOException _) {
                return false;
            }
        }

        private void await(String text) throws IOException {
            while (!connection.line().contains(text)) {
                // Sizes of chunks, comments and names of events.
            }
        }
    }
}
