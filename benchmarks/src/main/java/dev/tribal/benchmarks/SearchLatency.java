package dev.tribal.benchmarks;

import java.util.stream.IntStream;

/** Time of a search for similar errors, one after the other, over a given number of records. */
final class SearchLatency {
    private static final int LOADERS = 16;

    private SearchLatency() {}

    static void measure(Product product, int records, int searches, Table table) {
        load(product, records);
        search(product, records, searches / 5);
        table.add(
                "search for similar errors, %,d records".formatted(records),
                new Sample(search(product, records, searches)).toString(),
                "",
                "");
    }

    private static void load(Product product, int records) {
        Load.run(LOADERS, records, i -> product.post("/api/v1/errors", Reports.report(i), "Prefer", "wait=30"));
    }

    private static long[] search(Product product, int records, int searches) {
        return IntStream.range(0, searches)
                .mapToLong(i -> product.post("/api/v1/errors/similar", Reports.query(i * 7919 % records)))
                .toArray();
    }
}
