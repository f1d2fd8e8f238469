package dev.tribal.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** From the start of {@code tribal mcp} to its answer to {@code initialize}, as a client waits for it. */
final class McpStart {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}\n";

    private McpStart() {}

    static void measure(Product product, int runs, Table table) throws IOException {
        start(product);
        long[] nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            nanos[i] = start(product);
        }
        table.add(
                "mcp: start of tribal mcp to its first answer, median of " + runs,
                "%.0f ms".formatted(new Sample(nanos).millis(0.5)),
                "aim < 1 s",
                "");
    }

    private static long start(Product product) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        "./tribal", "mcp", "--data-dir", product.dataDir().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write(INITIALIZE.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = process.inputReader(StandardCharsets.UTF_8).readLine();
        long nanos = System.nanoTime() - start;
        if (answer == null || !answer.contains("protocolVersion")) {
            throw new IOException("tribal mcp answered " + answer);
        }
        process.getOutputStream().close();
        process.onExit().join();
        return nanos;
    }
}
