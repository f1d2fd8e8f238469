package dev.tribal.embedding.migrate;

import dev.tribal.contracts.schema.SchemaHistory;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.StoreSchema;
import java.util.List;

/**
 * Writes every record of an older schema again, in place. What is done is done: a second run finds only what the first
 * did not reach. Records that are folded at the same time are left to who folds them, who writes the newest schema too.
 */
final class SchemaMigration {
    private final RecordStore store;
    private final Progress progress;
    private final int newest = SchemaHistory.RECORDS.newest();
    private long scanned;
    private long older;

    SchemaMigration(RecordStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Migrates all records, or only counts them.
     *
     * @return how many there are, and how many were (or are) of an older schema
     */
    Result run(boolean dryRun) {
        var schema = new StoreSchema(store.properties());
        store.scan(null, page -> {
            List<StoredRecord> outdated = page.stream().filter(this::isOlder).toList();
            if (!dryRun) {
                write(outdated);
            }
            // What is learnt of messages lies among the records and is none.
            scanned +=
                    page.stream().filter(stored -> stored.templates() == null).count();
            older += outdated.size();
            progress.report(scanned, older);
        });
        if (!dryRun) {
            schema.migrated(newest);
        }
        return new Result(scanned, older);
    }

    private boolean isOlder(StoredRecord record) {
        return record.schemaVersion() < newest;
    }

    private void write(List<StoredRecord> outdated) {
        List<StoredRecord> left = outdated;
        while (!left.isEmpty()) {
            try {
                store.write(left);
                return;
            } catch (ConcurrentWriteException _) {
                left = stillOlder(left);
            }
        }
    }

    private List<StoredRecord> stillOlder(List<StoredRecord> records) {
        List<RecordKey> keys = records.stream().map(StoredRecord::key).toList();
        return store.read(keys).values().stream().filter(this::isOlder).toList();
    }

    /** Is told after every page how far it is. */
    @FunctionalInterface
    interface Progress {
        void report(long scanned, long older);
    }

    /**
     * What a run found.
     *
     * @param records all records, those that are deleted included
     * @param older those of an older schema
     */
    record Result(long records, long older) {}
}
