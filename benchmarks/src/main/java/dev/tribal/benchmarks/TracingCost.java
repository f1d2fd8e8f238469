package dev.tribal.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * What it costs to be seen: intake and searches of products that record no trace, one in ten as delivered, and every one,
 * in turns, with a collector that takes spans and forgets them; and one look of Prometheus.
 */
final class TracingCost {
    private static final int CONNECTIONS = 8;
    private static final String PROJECT = "traced";

    private final String name;
    private final Product product;
    private final Drain drain;
    private final List<Turn> turns = new ArrayList<>();

    private TracingCost(String name, Product product) {
        this.name = name;
        this.product = product;
        this.drain = new Drain(product, PROJECT);
    }

    /** @param requests of each kind in a turn; the first turn of each product is a rehearsal */
    static void measure(Path folder, int turns, int requests, Table table) throws IOException {
        var taken = new AtomicLong();
        HttpServer collector = collector(taken);
        String endpoint = "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:%d/v1/traces"
                .formatted(collector.getAddress().getPort());
        try (var none = Product.up(folder.resolve("none"));
                var some = Product.up(folder.resolve("some"), endpoint);
                var every =
                        Product.up(folder.resolve("every"), endpoint, "--management.tracing.sampling.probability=1")) {
            var all = List.of(
                    new TracingCost("no trace", none),
                    new TracingCost("one trace in ten", some),
                    new TracingCost("every trace", every));
            for (int turn = 0; turn <= turns; turn++) {
                all.forEach(one -> one.turn(requests));
            }
            if (taken.get() == 0) {
                throw new IllegalStateException("The collector was sent no spans");
            }
            all.forEach(one -> one.add(all.getFirst(), table));
            var looks = new long[requests / 10];
            for (int i = 0; i < looks.length; i++) {
                looks[i] = none.get("/metrics", true);
            }
            table.add("one look of Prometheus at /metrics", new Sample(looks).toString(), "", "");
        } finally {
            collector.stop(0);
        }
    }

    private static HttpServer collector(AtomicLong taken) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> take(exchange, taken));
        server.start();
        return server;
    }

    private static void take(HttpExchange exchange, AtomicLong taken) throws IOException {
        try (exchange) {
            taken.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void turn(int requests) {
        Drain.Cost intake = drain.measure(
                requests,
                () -> Load.run(
                        CONNECTIONS, requests, i -> product.post("/api/v1/errors", report(i % Drain.MOST_ERRORS))));
        long cpu = product.cpuMillis();
        var times = new long[requests / 4];
        for (int i = 0; i < times.length; i++) {
            times[i] = product.post("/api/v1/errors/similar", Reports.query(i % Drain.MOST_ERRORS));
        }
        turns.add(new Turn(
                requests / intake.accepted(),
                intake.cpuMillis(),
                new Sample(times).millis(0.5),
                (double) (product.cpuMillis() - cpu) / times.length));
    }

    private static String report(int n) {
        return """
                {"error_type": "%s", "origin": {"project": "%s"}, "context": {"language": "java", "error_message": "%s"}}""".formatted(Reports.type(n), PROJECT, Reports.message(n));
    }

    private void add(TracingCost first, Table table) {
        table.add(
                "reports accepted, %s: per second, processor each".formatted(name),
                String.format(Locale.ROOT, "%.0f/s, %.2f ms", median(Turn::perSecond), median(Turn::reportCpu)),
                "",
                this == first ? "" : ratios(first, Turn::perSecond, Turn::reportCpu));
        table.add(
                "search for similar errors, %s: p50, processor each".formatted(name),
                String.format(Locale.ROOT, "%.1f ms, %.2f ms", median(Turn::searchMillis), median(Turn::searchCpu)),
                "",
                this == first ? "" : ratios(first, Turn::searchMillis, Turn::searchCpu));
    }

    private String ratios(TracingCost first, ToDoubleFunction<Turn> time, ToDoubleFunction<Turn> cpu) {
        return String.format(
                Locale.ROOT, "%.2f / %.2f", median(time) / first.median(time), median(cpu) / first.median(cpu));
    }

    private double median(ToDoubleFunction<Turn> figure) {
        double[] sorted = turns.stream().skip(1).mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /**
     * What one product did before it was the next one's turn.
     *
     * @param reportCpu and {@code searchCpu} are milliseconds of processor for each
     */
    private record Turn(double perSecond, double reportCpu, double searchMillis, double searchCpu) {}
}
