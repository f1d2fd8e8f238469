package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.StoreProperties;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import dev.tribal.platform.sql.Database.DatabaseSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row per record, its state as a JSON document; the same statements for SQLite and PostgreSQL. */
public final class JdbcRecordStore implements RecordStore {
    /** Class-path folder of the migrations. */
    public static final String MIGRATIONS = "db/records";

    // Far below what either database takes as parameters of one statement.
    private static final int KEYS_PER_READ = 500;
    // Documents can be large; a page has to fit in memory.
    private static final int PAGE = 100;

    private static final String SELECT = "select tenant, id, revision, document from error_record";
    private static final String READ = SELECT + " where ";
    private static final String INSERT =
            "insert into error_record (revision, live, document, tenant, id) values (?, ?, ?, ?, ?)"
                    + " on conflict (tenant, id) do nothing";
    private static final String UPDATE = "update error_record set revision = ?, live = ?, document = ?"
            + " where tenant = ? and id = ? and revision = ?";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final StoreProperties properties;
    private final JdbcFaults faults = new JdbcFaults();
    private final DocumentText documents;

    private JdbcRecordStore(Database database, Sealer sealer) {
        this.documents = new DocumentText(sealer);
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource());
        this.properties = new JdbcStoreProperties(jdbc, faults);
    }

    /**
     * Opens the store in a database, whose tables it makes if they are not there.
     *
     * @throws RecordStoreException if the database cannot be used now
     */
    public static JdbcRecordStore open(DatabaseSettings location, Sealer sealer) {
        return new JdbcRecordStore(JdbcFaults.opening(() -> Database.open(location, MIGRATIONS)), sealer);
    }

    /**
     * Opens a store that is there already, only to read it.
     *
     * @throws RecordStoreException if the database cannot be used now
     */
    public static JdbcRecordStore openToRead(DatabaseSettings location, Sealer sealer) {
        return new JdbcRecordStore(JdbcFaults.opening(() -> Database.openToRead(location, MIGRATIONS)), sealer);
    }

    /**
     * Whether the tables are there; makes nothing.
     *
     * @throws RecordStoreException if the database cannot be used now
     */
    public static boolean isMade(DatabaseSettings location) {
        return JdbcFaults.opening(() -> Database.isMade(location, MIGRATIONS));
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        List<RecordKey> all = List.copyOf(keys);
        Map<RecordKey, StoredRecord> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += KEYS_PER_READ) {
            readSome(all.subList(from, Math.min(from + KEYS_PER_READ, all.size())))
                    .forEach(record -> found.put(record.key(), record));
        }
        return found;
    }

    private List<StoredRecord> readSome(List<RecordKey> keys) {
        String rows = "(?, ?), ".repeat(keys.size() - 1) + "(?, ?)";
        Object[] parameters = keys.stream()
                .flatMap(key -> Stream.of(key.tenant(), key.id().toString()))
                .toArray();
        return faults.reading(
                () -> jdbc.query(READ + "(tenant, id) in (values " + rows + ")", this::stored, parameters));
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        List<StoredRecord> created =
                records.stream().filter(r -> r.revision() == 0).toList();
        List<StoredRecord> changed =
                records.stream().filter(r -> r.revision() != 0).toList();
        faults.writing(() -> database.transactions().executeWithoutResult(_ -> {
            writeEach(INSERT, created, this::values);
            writeEach(UPDATE, changed, record -> {
                List<Object> values = values(record);
                values.add(record.revision());
                return values;
            });
        }));
    }

    private void writeEach(
            String statement, List<StoredRecord> records, Function<StoredRecord, List<Object>> parameters) {
        if (records.isEmpty()) {
            return;
        }
        int[] counts = jdbc.batchUpdate(
                statement,
                records.stream().map(r -> parameters.apply(r).toArray()).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                throw new ConcurrentWriteException(records.get(i).key());
            }
        }
    }

    private List<Object> values(StoredRecord record) {
        return new ArrayList<>(List.of(
                record.revision() + 1,
                record.record() == null ? 0 : 1,
                documents.write(record),
                record.key().tenant(),
                record.key().id().toString()));
    }

    @Override
    public void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page) {
        List<StoredRecord> records = pageAfter(after);
        while (!records.isEmpty()) {
            page.accept(records);
            records = records.size() < PAGE
                    ? List.of()
                    : pageAfter(records.getLast().key());
        }
    }

    private List<StoredRecord> pageAfter(@Nullable RecordKey last) {
        String order = " order by tenant, id limit " + PAGE;
        return faults.reading(() -> last == null
                ? jdbc.query(SELECT + order, this::stored)
                : jdbc.query(
                        READ + "(tenant, id) > (?, ?)" + order,
                        this::stored,
                        last.tenant(),
                        last.id().toString()));
    }

    @Override
    public List<StoredRecord> page(String tenant, @Nullable UUID after) {
        return faults.reading(() -> jdbc.query(
                READ + "tenant = ? and id > ? order by id limit " + PAGE,
                this::stored,
                tenant,
                after == null ? "" : after.toString()));
    }

    @Override
    public long count() {
        Long count = faults.reading(
                () -> jdbc.queryForObject("select count(*) from error_record where live = 1", Long.class));
        return count == null ? 0 : count;
    }

    @Override
    public StoreProperties properties() {
        return properties;
    }

    @Override
    public void check() {
        faults.reading(() -> jdbc.queryForList("select revision from error_record limit 1", Long.class));
        faults.throwWriteFault();
    }

    @Override
    public void close() {
        database.close();
    }

    private StoredRecord stored(ResultSet row, int number) throws SQLException {
        var key = new RecordKey(row.getString("tenant"), UUID.fromString(row.getString("id")));
        return documents.read(key, row.getLong("revision"), row.getString("document"));
    }
}
