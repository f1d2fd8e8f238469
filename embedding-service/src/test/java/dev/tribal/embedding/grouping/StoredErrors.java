package dev.tribal.embedding.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.Fold;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Errors of tenant acme in a store of their own, each named by the fingerprint that it was made by. */
final class StoredErrors implements AutoCloseable {
    private static final String TOPIC = "topic-a";

    private final RecordStore store;
    private long offset;

    StoredErrors(Path folder) {
        var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        store = JdbcRecordStore.open(location, Sealer.NONE);
    }

    RecordStore store() {
        return store;
    }

    static UUID id(String print) {
        return StableIds.errorId(Events.TENANT, print);
    }

    static RecordKey key(String print) {
        return new RecordKey(Events.TENANT, id(print));
    }

    void put(String print, int hour, String... further) {
        put(Events.TENANT, print, hour, further);
    }

    void put(String tenant, String print, int hour, String... further) {
        Instant time = Events.TIME.plusSeconds(hour * 3600L);
        var data = new ErrorReported(print, "BoomError", Events.context("boom"), null, Map.of(), null)
                .withFingerprints(List.of(further));
        write(
                null,
                new ErrorEvent(UUID.randomUUID(), time, tenant, StableIds.errorId(tenant, print), null, false, data));
    }

    void solve(String print) {
        write(stored(print), Events.event(id(print), new SolutionRecorded(Events.solution("Restart it"))));
    }

    void apply(ErrorEvent event) {
        RecordKey key = RecordKey.of(event);
        write(store.read(List.of(key)).get(key), event);
    }

    void change(String print, UnaryOperator<Grouping> change) {
        StoredRecord stored = stored(print);
        ErrorRecord record = Objects.requireNonNull(stored.record());
        store.write(List.of(stored.withRecord(record.withGrouping(change.apply(record.groups())))));
    }

    /** Somebody merges them and takes them apart again. */
    void keepApart(String print, String other) {
        change(print, before -> before.into(id(other)).split(null));
    }

    void merge(String print, String into) {
        change(print, before -> before.into(id(into)));
    }

    Grouping groups(String print) {
        return Objects.requireNonNull(stored(print).record()).groups();
    }

    private StoredRecord stored(String print) {
        return Objects.requireNonNull(store.read(List.of(key(print))).get(key(print)));
    }

    private void write(StoredRecord before, ErrorEvent event) {
        store.write(List.of(Fold.apply(before, event, new Position(0, offset++), TOPIC)));
    }

    @Override
    public void close() {
        store.close();
    }
}
