package dev.tribal.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.tools.ProducerPerformance;

/** Accepted reports per second over HTTP, beside the same payloads through Kafka's own producer performance tool. */
final class Intake {
    private static final int CONNECTIONS = 16;
    private static final int DISTINCT = 40;
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

    private Intake() {}

    static void measure(Product product, int reports, Table table) throws IOException {
        overHttp(product, reports / 10);
        double http = overHttp(product, reports);
        double kafka = throughKafka(product, reports);
        table.add(
                "reports accepted per second, %d connections, one report per request".formatted(CONNECTIONS),
                String.format(Locale.ROOT, "%.0f/s", http),
                String.format(Locale.ROOT, "%.0f/s kafka-producer-perf-test, acks=all", kafka),
                String.format(Locale.ROOT, "%.2f", http / kafka));
    }

    private static double overHttp(Product product, int reports) {
        long start = System.nanoTime();
        Load.run(CONNECTIONS, reports, i -> product.post("/api/v1/errors", Reports.report(i % DISTINCT)));
        return reports / ((System.nanoTime() - start) / 1e9);
    }

    private static double throughKafka(Product product, int reports) throws IOException {
        Path payloads = Files.createTempFile("payloads", ".txt");
        Files.writeString(
                payloads, IntStream.range(0, DISTINCT).mapToObj(Reports::report).collect(Collectors.joining("\n")));
        var output = new ByteArrayOutputStream();
        PrintStream original = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            ProducerPerformance.main(new String[] {
                "--topic",
                "__benchmark",
                "--num-records",
                Integer.toString(reports),
                "--throughput",
                "-1",
                "--payload-file",
                payloads.toString(),
                "--producer-props",
                "bootstrap.servers=" + product.bootstrapServers(),
                "acks=all"
            });
        } catch (Exception e) {
            throw new IllegalStateException("The producer performance tool failed", e);
        } finally {
            System.setOut(original);
        }
        var rate = RATE.matcher(output.toString(StandardCharsets.UTF_8));
        double last = 0;
        while (rate.find()) {
            last = Double.parseDouble(rate.group(1));
        }
        return last;
    }
}
