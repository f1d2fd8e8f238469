package dev.tribal.benchmarks;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbLocal;
import dev.tribal.embedding.store.dynamodb.DynamoDbRecordStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbSettings;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.jdbc.PostgresServer;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.S3RecordStore;
import dev.tribal.embedding.store.s3.S3StoreSettings;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What one record costs in each record store, beside SQLite, which is the store of a new installation. */
final class StoreRates {
    private static final int BATCH = 200;
    private static final String BASELINE = "sqlite";

    private StoreRates() {}

    static void measure(Path folder, int records, Table table) throws IOException {
        Files.createDirectories(folder);
        Map<String, Cost> costs = new LinkedHashMap<>();
        try (var store = JdbcRecordStore.open(
                new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null), Sealer.NONE)) {
            costs.put(BASELINE, cost(store, records));
        }
        try (var server = PostgresServer.start(folder.resolve("postgres"));
                var store = JdbcRecordStore.open(server.location(), Sealer.NONE)) {
            costs.put("postgresql", cost(store, records));
        }
        try (var server = DynamoDbLocal.start(Files.createDirectory(folder.resolve("dynamodb")));
                var store =
                        new DynamoDbRecordStore(server.client(), new DynamoDbSettings("records", true), Sealer.NONE)) {
            costs.put("dynamodb local", cost(store, records));
        }
        try (var server = S3Proxy.start(Files.createDirectory(folder.resolve("s3")));
                var store = new S3RecordStore(server.client(), new S3StoreSettings(S3Proxy.BUCKET, ""), Sealer.NONE)) {
            costs.put("s3 (s3proxy on files)", cost(store, records));
        }
        print(costs, table);
    }

    private static void print(Map<String, Cost> costs, Table table) {
        Cost baseline = Objects.requireNonNull(costs.get(BASELINE));
        costs.forEach((store, cost) -> {
            add(table, store + ": new record written", cost.created(), baseline.created());
            add(table, store + ": record read and written again", cost.changed(), baseline.changed());
        });
    }

    private static void add(Table table, String what, double cost, double baseline) {
        table.add(
                what,
                String.format(Locale.ROOT, "%.2f ms", cost),
                String.format(Locale.ROOT, "%.2f ms %s", baseline, BASELINE),
                String.format(Locale.ROOT, "%.1f", cost / baseline));
    }

    /** A third of the records is written before the clock starts, so that every store is warm. */
    private static Cost cost(RecordStore store, int records) {
        int warm = records / 3;
        create(store, 0, warm);
        double created = create(store, warm, warm + records);
        change(store, 0, warm);
        return new Cost(created, change(store, warm, warm + records));
    }

    private static double create(RecordStore store, int from, int to) {
        List<StoredRecord> records =
                IntStream.range(from, to).mapToObj(Records::record).toList();
        long start = System.nanoTime();
        for (int i = 0; i < records.size(); i += BATCH) {
            store.write(records.subList(i, Math.min(i + BATCH, records.size())));
        }
        return millis(start, records.size());
    }

    private static double change(RecordStore store, int from, int to) {
        List<RecordKey> keys =
                IntStream.range(from, to).mapToObj(i -> Records.record(i).key()).toList();
        long start = System.nanoTime();
        for (int i = 0; i < keys.size(); i += BATCH) {
            var read = store.read(keys.subList(i, Math.min(i + BATCH, keys.size())));
            store.write(read.values().stream()
                    .map(record -> record.withTextHash("changed"))
                    .toList());
        }
        return millis(start, keys.size());
    }

    private static double millis(long start, int records) {
        return (System.nanoTime() - start) / 1e6 / records;
    }

    /**
     * Milliseconds for one record, of which {@value #BATCH} go together.
     *
     * @param created of a new one
     * @param changed of one that is read and written again
     */
    private record Cost(double created, double changed) {}
}
