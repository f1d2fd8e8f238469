package dev.tribal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How long commands take from start to end, beside a Java virtual machine that only says its version; in turns, because the
 * machine is now more and now less busy.
 */
final class CliStart {
    private static final int MEGA = 1_000_000;

    private CliStart() {}

    static void measure(Product product, Path folder, int runs, Table table) throws IOException {
        product.report("""
                {"error_type":"TypeError","context":{"error_message":"the cart is undefined"}}""");
        Files.createDirectories(folder);
        Path log = Files.writeString(folder.resolve("build.log"), "TypeError: the cart is undefined\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("java -version", List.of(java, "-version"));
        commands.put("tribal completion bash", tribal(product, "completion", "bash"));
        commands.put("tribal status", tribal(product, "status"));
        commands.put("tribal search", tribal(product, "search", "the cart is undefined"));
        commands.put("tribal report", tribal(product, "report", log.toString()));
        commands.put("tribal run -- true", tribal(product, "run", "--", "true"));
        Map<String, long[]> nanos = new LinkedHashMap<>();
        for (int run = -1; run < runs; run++) {
            for (var command : commands.entrySet()) {
                long time = run(command.getValue());
                // The first of each reads its files from the disk.
                if (run >= 0) {
                    nanos.computeIfAbsent(command.getKey(), _ -> new long[runs])[run] = time;
                }
            }
        }
        double plain = new Sample(Objects.requireNonNull(nanos.remove("java -version"))).millis(0.5);
        nanos.forEach((name, times) -> {
            double millis = new Sample(times).millis(0.5);
            table.add(
                    "cli: %s, start to end, median of %d".formatted(name, runs),
                    "%.0f ms".formatted(millis),
                    "%.0f ms java -version, aim < 500 ms".formatted(plain),
                    String.format(Locale.ROOT, "%.1f", millis / plain));
        });
        McpStart.measure(product, runs, table);
    }

    private static List<String> tribal(Product product, String... words) {
        var command = new ArrayList<>(List.of("./tribal", words[0]));
        if (!words[0].equals("completion")) {
            command.addAll(List.of("--data-dir", product.dataDir().toString()));
        }
        command.addAll(List.of(words).subList(1, words.length));
        return command;
    }

    private static long run(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        int status = process.onExit().join().exitValue();
        long nanos = System.nanoTime() - start;
        if (status != 0) {
            throw new IOException("%s ended with status %d after %d ms".formatted(command, status, nanos / MEGA));
        }
        return nanos;
    }
}
