package dev.tribal.benchmarks;

import dev.tribal.benchmarks.wire.SdkWire;
import dev.tribal.benchmarks.wire.TribalWire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls of a trivial tool, Tribal's wire beside the official SDK's server: the same web server, JVM flags, client and
 * requests, in turns.
 */
final class McpCalls {
    private McpCalls() {}

    static void measure(int turns, int calls, Table table) throws IOException {
        try (var tribal = WireProcess.start(TribalWire.class);
                var sdk = WireProcess.start(SdkWire.class)) {
            for (int connections : new int[] {1, 8}) {
                warm(tribal, connections, calls);
                warm(sdk, connections, calls);
                List<Turn> ours = new ArrayList<>();
                List<Turn> theirs = new ArrayList<>();
                for (int i = 0; i < turns; i++) {
                    ours.add(run(tribal, connections, calls));
                    theirs.add(run(sdk, connections, calls));
                }
                Turn our = Turn.median(ours);
                Turn their = Turn.median(theirs);
                table.add(
                        "mcp: calls of a trivial tool per second, %d connection%s (median of %d)"
                                .formatted(connections, connections == 1 ? "" : "s", turns),
                        our.toString(),
                        their + " official Java SDK 2.1.0, aim ≥ 1.5",
                        String.format(Locale.ROOT, "%.2f", our.perSecond / their.perSecond));
            }
        }
    }

    /** Until the compiler of the virtual machine has done most of its work. */
    private static void warm(WireProcess server, int connections, int calls) throws IOException {
        for (int i = 0; i < 2; i++) {
            run(server, connections, calls);
        }
    }

    private static Turn run(WireProcess server, int connections, int calls) throws IOException {
        var messages = new McpMessages("");
        long[] nanos = new long[calls];
        List<Callable<Void>> work = new ArrayList<>();
        for (int c = 0; c < connections; c++) {
            int first = c;
            var connection = new Connection(server.port());
            String session = connection.send(messages.initialize()).header("mcp-session-id");
            connection.send(messages.initialized(session));
            byte[] call = messages.call(session, "echo", "{\"text\":\"hello\"}");
            work.add(() -> {
                try (connection) {
                    for (int i = first; i < calls; i += connections) {
                        nanos[i] = call(connection, call);
                    }
                }
                return null;
            });
        }
        Duration before = server.processorTime();
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A call failed", e);
        }
        double perSecond = calls * 1e9 / (System.nanoTime() - start);
        double processor = server.processorTime().minus(before).toNanos() / 1e6 / calls;
        return new Turn(perSecond, processor, new Sample(nanos));
    }

    private static long call(Connection connection, byte[] call) throws IOException {
        long start = System.nanoTime();
        Connection.Reply reply = connection.send(call);
        if (reply.status() != 200 || !reply.body().contains("hello")) {
            throw new IOException("The tool answered " + reply);
        }
        return System.nanoTime() - start;
    }

    /**
     * The figures of one turn.
     *
     * @param processor milliseconds of the server's processor time per call
     */
    private record Turn(double perSecond, double processor, Sample times) {
        static Turn median(List<Turn> turns) {
            Turn[] sorted = turns.toArray(Turn[]::new);
            Arrays.sort(sorted, (a, b) -> Double.compare(a.perSecond, b.perSecond));
            return sorted[sorted.length / 2];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f/s, p50 %.2f ms, p99 %.2f ms, %.3f ms of processor",
                    perSecond,
                    times.millis(0.5),
                    times.millis(0.99),
                    processor);
        }
    }
}
