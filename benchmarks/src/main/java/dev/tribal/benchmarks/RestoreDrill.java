package dev.tribal.benchmarks;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How long a backup of a running product takes, and how long it is away when its folder is lost. */
final class RestoreDrill {
    private static final int BATCH = 500;
    private static final int REPORTS = 1_000;
    private static final int CONNECTIONS = 8;

    private RestoreDrill() {}

    static void measure(Path folder, int records, Table table) throws IOException {
        Path lost = folder.resolve("lost");
        Path backups = folder.resolve("backups");
        Path keys = folder.resolve("keys");
        Product.up(lost).close();
        fill(lost, records);
        Files.writeString(keys, "benchmark " + Base64.getEncoder().encodeToString(new byte[32]));
        try (var product = Product.up(lost)) {
            add(
                    table,
                    "full backup of %,d records, beside a product that runs",
                    records,
                    run("backup", lost, "--to", backups, keys));
            Load.run(CONNECTIONS, REPORTS, i -> product.post("/api/v1/errors", Reports.report(i)));
            add(table, "backup of %,d reports after that", REPORTS, run("backup", lost, "--to", backups, keys));
        }
        Path found = folder.resolve("found");
        double restored = run("restore", found, "--from", backups, keys);
        add(table, "restore of %,d records on an empty machine", records, restored);
        try (var product = Product.up(found)) {
            add(
                    table,
                    "the same, until reads are complete",
                    records,
                    restored + product.startUp().toMillis() / 1e3);
        }
    }

    private static void fill(Path dataDir, int records) {
        var database = new DatabaseLocation("jdbc:sqlite:" + dataDir.resolve("records.db"), null, null);
        try (var store = JdbcRecordStore.open(database, Sealer.NONE)) {
            for (int from = 0; from < records; from += BATCH) {
                store.write(IntStream.range(from, Math.min(records, from + BATCH))
                        .mapToObj(Records::record)
                        .toList());
            }
        }
    }

    /** Runs a command and returns how many seconds it took. */
    private static double run(String command, Path dataDir, String place, Path backups, Path keys) throws IOException {
        List<String> words = new ArrayList<>(List.of("./tribal", command, "--data-dir", dataDir.toString()));
        words.addAll(List.of(place, backups.toString(), "--keys-file", keys.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + output);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void add(Table table, String what, int count, double seconds) {
        table.add(String.format(Locale.ROOT, what, count), String.format(Locale.ROOT, "%.1f s", seconds), "", "");
    }
}
