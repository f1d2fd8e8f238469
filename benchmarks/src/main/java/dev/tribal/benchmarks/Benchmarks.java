package dev.tribal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs every measurement against {@code ./tribal up} in a folder of its own and prints the results as a table. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Takes {@code --quick} for a short run with rougher figures. */
    public static void main(String[] args) throws IOException {
        boolean quick = List.of(args).contains("--quick");
        Path folder = Files.createTempDirectory("tribal-benchmarks");
        var table = new Table();

        StartUp.measure(folder.resolve("start"), quick ? 1 : 5, table);
        try (var product = Product.up(folder.resolve("load"))) {
            Freshness.measure(product, quick ? 10 : 60, table);
            Intake.measure(product, quick ? 2_000 : 20_000, table);
        }
        try (var product = Product.up(folder.resolve("search"))) {
            SearchLatency.measure(product, quick ? 1_000 : 10_000, quick ? 100 : 1_000, table);
            table.add(
                    "memory with the records of the search run",
                    "%d MiB".formatted(product.residentMebibytes()),
                    "",
                    "");
        }
        EmbeddingRate.measure(folder.resolve("model"), quick ? 100 : 500, table);
        table.print();
    }
}
