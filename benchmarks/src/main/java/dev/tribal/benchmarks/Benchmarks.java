package dev.tribal.benchmarks;

import dev.tribal.benchmarks.quality.Learning;
import dev.tribal.benchmarks.quality.LogQuality;
import dev.tribal.benchmarks.quality.ModelQuality;
import dev.tribal.benchmarks.quality.Quality;
import dev.tribal.embedding.index.chroma.ChromaServer;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs measurements against {@code ./tribal up} and prints the results as a table. Each has a product and a folder of its
 * own, because one before may still work off what it was given.
 */
public final class Benchmarks {
    private static final String QUICK = "--quick";
    /** It changes files of the product, so it runs only when it is named. */
    private static final String LEARN = "learn";

    /** A part of "quality", which prints it too. */
    private static final String GROUPING = "grouping";

    private static final Map<String, Benchmark> ALL = all();

    private Benchmarks() {}

    /** Takes names of measurements, by default all, and {@code --quick} for short runs with rougher figures. */
    public static void main(String[] args) throws IOException {
        List<String> names = names(args);
        boolean quick = List.of(args).contains(QUICK);
        Path folder = Files.createTempDirectory("tribal-benchmarks");
        var table = new Table();
        for (var benchmark : ALL.entrySet()) {
            boolean alone = List.of(LEARN, GROUPING).contains(benchmark.getKey());
            if (names.isEmpty() && !alone || names.contains(benchmark.getKey())) {
                benchmark.getValue().run(folder.resolve(benchmark.getKey()), quick, table);
            }
        }
        table.print();
    }

    private static List<String> names(String... args) {
        List<String> names =
                List.of(args).stream().filter(arg -> !arg.equals(QUICK)).toList();
        if (!ALL.keySet().containsAll(names)) {
            System.err.println("Usage: ./benchmarks/run [--quick] [" + String.join("|", ALL.keySet()) + "]...");
            System.exit(2);
        }
        return names;
    }

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("start", (folder, quick, table) -> StartUp.measure(folder, quick ? 1 : 5, table));
        all.put("freshness", onProduct((product, quick, table) -> Freshness.measure(product, quick ? 10 : 60, table)));
        all.put("intake", onProduct((product, quick, table) -> Intake.measure(product, quick ? 2_000 : 20_000, table)));
        all.put(
                "sentry",
                onProduct((product, quick, table) -> SentryIntake.measure(product, quick ? 1_000 : 10_000, table)));
        all.put(
                "formats",
                onProduct((product, quick, table) -> FormatIntake.measure(product, quick ? 2_000 : 10_000, table)));
        all.put("search", onProduct(Benchmarks::search));
        all.put(
                "pages",
                onProduct((product, quick, table) ->
                        PageTimes.measure(product, quick ? 500 : 10_000, quick ? 50 : 500, table)));
        all.put(
                "observability",
                (folder, quick, table) -> TracingCost.measure(folder, quick ? 1 : 5, quick ? 400 : 4_000, table));
        all.put("auth", onProduct((product, quick, table) -> AuthLatency.measure(product, quick ? 500 : 3_000, table)));
        all.put("embedding", (folder, quick, table) -> EmbeddingRate.measure(folder, quick ? 100 : 500, table));
        all.put("scrub", (_, quick, table) -> scrub(quick, table));
        all.put("vectors", Benchmarks::vectors);
        all.put("stores", (folder, quick, table) -> StoreRates.measure(folder, quick ? 1_000 : 6_000, table));
        all.put("quality", (_, quick, _) -> Quality.measure(quick, System.out::println));
        all.put("models", (_, _, _) -> ModelQuality.measure(System.out::println));
        all.put(GROUPING, (_, _, _) -> Quality.grouping(System.out::println));
        all.put("logs", (_, _, _) -> LogQuality.measure(System.out::println));
        all.put(LEARN, (_, _, _) -> Learning.learn(System.out::println));
        all.put("ranking", Benchmarks::ranking);
        all.put("reindex", (folder, quick, table) -> ReindexRate.measure(folder, quick ? 5_000 : 100_000, table));
        all.put("restore", Benchmarks::restore);
        all.put("mcp", Benchmarks::mcp);
        all.put("cli", Benchmarks::cli);
        return all;
    }

    private static void restore(Path folder, boolean quick, Table table) throws IOException {
        RestoreDrill.measure(folder, quick ? 5_000 : 100_000, quick ? 50 : 1_000, table);
    }

    private static void cli(Path folder, boolean quick, Table table) throws IOException {
        try (var product = Product.up(folder)) {
            CliStart.measure(product, folder.resolve("reports"), quick ? 5 : 15, table);
        }
    }

    private static void mcp(Path folder, boolean quick, Table table) throws IOException {
        McpCalls.measure(quick ? 3 : 7, quick ? 10_000 : 40_000, table);
        try (var product = Product.up(folder, McpStreams.SETTINGS)) {
            McpStart.measure(product, quick ? 5 : 11, table);
            McpSearch.measure(product, quick ? 500 : 5_000, quick ? 200 : 2_000, table);
            McpStreams.measure(product, 1_000, quick ? 5 : 20, table);
            McpConnects.measure(product, quick ? 5_000 : 100_000, table);
        }
    }

    private static void search(Product product, boolean quick, Table table) throws IOException {
        SearchLatency.measure(product, quick ? List.of(1_000) : List.of(10_000, 100_000), quick ? 100 : 1_000, table);
        String memory = "%d MiB".formatted(product.residentMebibytes());
        table.add("resident memory with the records of the search run", memory, "", "");
    }

    private static void ranking(Path folder, boolean quick, Table table) {
        for (int records : quick ? List.of(1_000) : List.of(10_000, 100_000, 1_000_000)) {
            RankingSpeed.measure(folder.resolve(String.valueOf(records)), records, quick ? 200 : 2_000, table);
        }
    }

    private static void scrub(boolean quick, Table table) throws IOException {
        ScrubRecall.measure(table);
        ScrubRate.measure(quick ? 2 : 10, table);
    }

    private static void vectors(Path folder, boolean quick, Table table) throws IOException {
        List<Integer> sizes = quick ? List.of(2_000) : List.of(10_000, 100_000);
        int searches = quick ? 100 : 1_000;
        try (var lucene = new LuceneVectorIndexes(folder.resolve("lucene"))) {
            VectorRates.measure(lucene, sizes, searches, table);
        }
        Path data = Files.createDirectories(folder.resolve("chroma"));
        try (var chroma = ChromaServer.start(data)) {
            ChromaRates.measure(chroma.url(), sizes, searches, table);
        }
    }

    private static Benchmark onProduct(ProductBenchmark benchmark) {
        return (folder, quick, table) -> {
            try (var product = Product.up(folder)) {
                benchmark.run(product, quick, table);
            }
        };
    }

    private interface Benchmark {
        void run(Path folder, boolean quick, Table table) throws IOException;
    }

    private interface ProductBenchmark {
        void run(Product product, boolean quick, Table table) throws IOException;
    }
}
