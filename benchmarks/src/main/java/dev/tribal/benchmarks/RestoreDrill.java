package dev.tribal.benchmarks;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How long a backup of a running product takes, how much of what it acknowledged is lost with its machine (recovery point),
 * and how long it is away (recovery time): from a folder, and from a server of S3 with a long chain of increments.
 */
final class RestoreDrill {
    private static final int BATCH = 500;
    private static final int REPORTS = 1_000;
    private static final int CONNECTIONS = 8;

    /** As Compose and the chart take them. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    /** From here on no report is like another one. */
    private static final int UNKNOWN = 10_000_000;

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

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
                var acknowledged = disk.dieBeforeTheNextIncrement(product, lost);
                Path found = folder.resolve("found");
                double restored = disk.run("restore", found);
                add(table, "restore of %,d records on an empty machine", records, restored);
                try (var again = Product.up(found)) {
                    double away = restored + again.startUp().toMillis() / 1e3;
                    add(table, "recovery time: the same, until reads are complete", records, away);
                    double applied = again.awaitApplied(PATIENCE).toMillis() / 1e3;
                    add(table, "the same, until all events that came after them are applied", records, away + applied);
                    add(
                            table,
                            "recovery point: age of the oldest report that is lost, an increment every %d s",
                            (int) EVERY.toSeconds(),
                            acknowledged.lost(again));
                }
            }
            Path found = folder.resolve("found-in-s3");
            double restored = bucket.run("restore", found);
            add(table, "restore of the same records and %,d increments from S3", increments, restored);
            try (var again = Product.up(found)) {
                add(
                        table,
                        "recovery time with %,d increments: the same, until reads are complete",
                        increments,
                        restored + again.startUp().toMillis() / 1e3);
            }
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

        /** Takes one increment after another, each with some reports of errors that are known. */
        private void addIncrements(Product product, Path dataDir, int count) throws IOException {
            try (var taking = taking(dataDir, Duration.ofMillis(50))) {
                for (int i = 0; taking.increments() < count; i++) {
                    product.post("/api/v1/errors", Reports.report(i % REPORTS));
                }
            }
        }

        /** Kills the product, which is busy, just before its third increment would begin. */
        private Acknowledged dieBeforeTheNextIncrement(Product product, Path dataDir) throws IOException {
            var acknowledged = new Acknowledged();
            try (var taking = taking(dataDir, EVERY)) {
                Instant end = Instant.MAX;
                for (int i = 0; Instant.now().isBefore(end); i++) {
                    acknowledged.add(product.json("POST", "/api/v1/errors", Reports.report(UNKNOWN + i))
                            .path("id")
                            .asString());
                    LockSupport.parkNanos(BETWEEN_REPORTS.toNanos());
                    if (end.equals(Instant.MAX) && taking.increments() == 2) {
                        end = Instant.now().plus(EVERY).minusSeconds(1);
                    }
                }
                product.kill();
                acknowledged.end();
            }
            return acknowledged;
        }

        private Taking taking(Path dataDir, Duration every) throws IOException {
            return new Taking(start("backup", dataDir, "--every", every.toMillis() + "ms"));
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

    /** A process that takes one backup after another, until it is closed. */
    private static final class Taking implements AutoCloseable {
        private final Process process;
        private final AtomicInteger increments = new AtomicInteger();
        private final Thread reader;

        private Taking(Process process) {
            this.process = process;
            this.reader = Thread.ofVirtual()
                    .start(() -> process.inputReader(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("-increment"))
                            .forEach(_ -> increments.incrementAndGet()));
        }

        /** How many it took so far. */
        private int increments() {
            if (!reader.isAlive()) {
                throw new IllegalStateException("The process that takes backups ended");
            }
            return increments.get();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** What a product said that it had accepted, until it was killed. */
    private static final class Acknowledged {
        private final List<String> ids = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private Instant end = Instant.MAX;

        private void add(String id) {
            ids.add(id);
            times.add(Instant.now());
        }

        private void end() {
            end = Instant.now();
        }

        /** How long before the end the oldest report was accepted that is not there, in seconds. */
        private double lost(Product product) {
            for (int i = 0; i < ids.size(); i++) {
                if (!product.has("/api/v1/errors/" + ids.get(i))) {
                    return Duration.between(times.get(i), end).toMillis() / 1e3;
                }
            }
            return 0;
        }
    }
}
