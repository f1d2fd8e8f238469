package dev.tribal.benchmarks;

import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** {@code find_similar_errors} as an agent calls it, from its request to the text it reads, over a number of records. */
final class McpSearch {
    private static final int LOADERS = 16;

    private McpSearch() {}

    static void measure(Product product, int records, int searches, Table table) throws IOException {
        Load.run(LOADERS, records, i -> product.post("/api/v1/errors", Reports.report(i), "Prefer", "wait=30"));
        run(product, records, searches / 5);
        table.add(
                "mcp: find_similar_errors end to end, %,d records".formatted(records),
                run(product, records, searches).toString(),
                "",
                "");
    }

    private static Sample run(Product product, int records, int searches) throws IOException {
        var messages = new McpMessages(product.key());
        long[] nanos = new long[searches];
        try (var connection = new Connection(product.port())) {
            for (int i = 0; i < searches; i++) {
                int n = i * 7919 % records;
                String text = JsonMapper.shared().writeValueAsString(Reports.type(n) + " " + Reports.message(n));
                byte[] call = messages.call("find_similar_errors", "{\"query\":" + text + "}");
                long start = System.nanoTime();
                Connection.Reply reply = connection.send(call);
                nanos[i] = System.nanoTime() - start;
                if (reply.status() != 200 || !reply.body().contains("structuredContent")) {
                    throw new IOException("find_similar_errors answered " + reply);
                }
            }
        }
        return new Sample(nanos);
    }
}
