package dev.tribal.benchmarks;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How long a backup of a running product takes, and how long it is away when its folder is lost: from a folder, and from a
 * server of S3 with a long chain of increments.
 */
final class RestoreDrill {
    private static final int BATCH = 500;
    private static final int REPORTS = 1_000;
    private static final int CONNECTIONS = 8;

    private RestoreDrill() {}

    /** @param increments how many there are in the chain that is restored from S3 */
    static void measure(Path folder, int records, int increments, Table table) throws IOException {
        Path lost = folder.resolve("lost");
        Path keys = folder.resolve("keys");
        Product.up(lost).close();
        fill(lost, records);
        Files.writeString(keys, "benchmark " + Base64.getEncoder().encodeToString(new byte[32]));
        var disk = new Place(folder.resolve("backups").toString(), keys, List.of());
        try (var server = S3Proxy.start(Files.createDirectory(folder.resolve("s3")))) {
            var bucket = new Place(
                    "s3://" + S3Proxy.BUCKET + "/backups",
                    keys,
                    List.of(
                            "--tribal.aws.region=us-east-1",
                            "--tribal.aws.path-style-access=true",
                            "--tribal.aws.endpoint=" + server.endpoint()));
            try (var product = Product.up(lost)) {
                String full = "full backup of %,d records, beside a product that runs";
                add(table, full, records, disk.run("backup", lost));
                Load.run(CONNECTIONS, REPORTS, i -> product.post("/api/v1/errors", Reports.report(i)));
                add(table, "backup of %,d reports after that", REPORTS, disk.run("backup", lost));
                add(table, full + ", to S3 (s3proxy on files)", records, bucket.run("backup", lost));
                bucket.addIncrements(product, lost, increments);
            }
            Path found = folder.resolve("found");
            double restored = disk.run("restore", found);
            add(table, "restore of %,d records on an empty machine", records, restored);
            try (var product = Product.up(found)) {
                add(
                        table,
                        "the same, until reads are complete",
                        records,
                        restored + product.startUp().toMillis() / 1e3);
            }
            add(
                    table,
                    "the same records and %,d increments from S3",
                    increments,
                    bucket.run("restore", folder.resolve("found-in-s3")));
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

    private static void add(Table table, String what, int count, double seconds) {
        table.add(String.format(Locale.ROOT, what, count), String.format(Locale.ROOT, "%.1f s", seconds), "", "");
    }

    /** Where backups are, and what the commands have to know of it. */
    private record Place(String name, Path keys, List<String> settings) {
        /** Runs a command and returns how many seconds it took. */
        private double run(String command, Path dataDir) throws IOException {
            long start = System.nanoTime();
            Process process = start(command, dataDir);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
            return (System.nanoTime() - start) / 1e9;
        }

        /** Takes one increment after another, each with some reports. */
        private void addIncrements(Product product, Path dataDir, int count) throws IOException {
            Process process = start("backup", dataDir, "--every", "50ms");
            var taken = new AtomicInteger();
            var reader = Thread.ofVirtual()
                    .start(() -> process.inputReader(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("-increment"))
                            .forEach(_ -> taken.incrementAndGet()));
            for (int i = 0; taken.get() < count; i++) {
                if (!reader.isAlive()) {
                    throw new IllegalStateException("The process that takes backups ended");
                }
                product.post("/api/v1/errors", Reports.report(i));
            }
            process.destroy();
            process.onExit().join();
        }

        private Process start(String command, Path dataDir, String... more) throws IOException {
            List<String> words = new ArrayList<>(List.of("./tribal", command, "--data-dir", dataDir.toString()));
            words.addAll(List.of(command.equals("backup") ? "--to" : "--from", name));
            words.addAll(List.of("--keys-file", keys.toString()));
            words.addAll(settings);
            words.addAll(List.of(more));
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().put("AWS_ACCESS_KEY_ID", S3Proxy.USER);
            builder.environment().put("AWS_SECRET_ACCESS_KEY", S3Proxy.SECRET);
            return builder.start();
        }
    }
}
