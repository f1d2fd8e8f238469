package dev.tribal.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** Time of a search for similar errors, one after the other, over more and more records with short stack traces. */
final class SearchLatency {
    private static final int LOADERS = 16;

    private SearchLatency() {}

    /** @param sizes how many records there are, ascending */
    static void measure(Product product, List<Integer> sizes, int searches, Table table) {
        int loaded = 0;
        for (int records : sizes) {
            load(product, loaded, records);
            loaded = records;
            search(product, records, searches / 5);
            table.add(
                    "search for similar errors, %,d records".formatted(records),
                    new Sample(search(product, records, searches)).toString(),
                    "aim p50 ≤ 30 ms, p99 ≤ 100 ms",
                    "");
        }
    }

    private static void load(Product product, int from, int to) {
        Load.run(LOADERS, to - from, i -> product.post("/api/v1/errors", Reports.brief(from + i), "Prefer", "wait=30"));
    }

    private static long[] search(Product product, int records, int searches) {
        return IntStream.range(0, searches)
                .mapToLong(i -> product.post("/api/v1/errors/similar", Reports.query((int) (i * 7919L % records))))
                .toArray();
    }
}
