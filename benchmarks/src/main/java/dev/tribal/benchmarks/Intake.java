package dev.tribal.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.tools.ProducerPerformance;

/** Accepted reports per second over HTTP, beside the same payloads through Kafka's own producer performance tool. */
final class Intake {
    private static final int CONNECTIONS = 16;
    private static final int DISTINCT = 40;
    private static final String TOPIC = "benchmark";
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
        createTopic(product.bootstrapServers());
        Path payloads = Files.createTempFile("payloads", ".txt");
        Files.writeString(
                payloads, IntStream.range(0, DISTINCT).mapToObj(Reports::report).collect(Collectors.joining("\n")));
        var output = new ByteArrayOutputStream();
        PrintStream original = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            ProducerPerformance.main(new String[] {
                "--topic",
                TOPIC,
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

    /** As many partitions as the events topic has, so that the tool sends as the product does. */
    private static void createTopic(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topic of the baseline cannot be made", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
