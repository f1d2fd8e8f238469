package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.RecordDocument;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.StoreProperties;
import dev.tribal.embedding.store.aws.AwsFaults;
import dev.tribal.embedding.store.aws.AwsPlace;
import dev.tribal.embedding.store.aws.CompressedJson;
import dev.tribal.embedding.store.aws.InParallel;
import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.encryption.Sealer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Records in a bucket, one object each: revision and document as JSON in gzip.
 *
 * <p>A new record is put with {@code If-None-Match: *}, a changed one with {@code If-Match} and the ETag of the revision
 * that was read; so of two writers one wins. The ETag is remembered from reading, or asked for before the write.
 *
 * <p>Before a record is deleted, and before learnt templates are written for the first time, a mark is put under another prefix, and it
 * stays. So the number of records is that of all objects less that of the marked ones whose object says it is none; counting lists the whole
 * store, 1,000 names a call.
 *
 * <p>The scan's order is that of the names, in which S3 lists; directory buckets do not and cannot be used.
 */
public final class S3RecordStore implements RecordStore {
    private static final String REVISION = "revision";
    private static final String LIVE = "live";
    private static final byte[] MARK = {};
    // Documents can be large; a page has to fit in memory.
    private static final int RECORDS_PER_PAGE = 100;
    private static final AwsPlace PLACE = new AwsPlace(
            "the S3 bucket", "tribal.embedding.s3.bucket", "s3:GetObject and s3:ListBucket", "s3:PutObject");

    private final S3Client client;
    private final Bucket bucket;
    private final ObjectNames names;
    private final StoreProperties properties;
    private final AwsFaults faults = new AwsFaults(PLACE);
    private final SeenTags tags = new SeenTags();
    private final InParallel parallel = new InParallel(AwsClients.MAX_CONNECTIONS);
    private final CompressedJson json;

    /** Uses a client and closes it in the end; nothing is called before the first use. */
    public S3RecordStore(S3Client client, S3StoreSettings settings, Sealer sealer) {
        if (settings.bucket().isBlank()) {
            throw new IllegalArgumentException("tribal.embedding.s3.bucket must name a bucket");
        }
        this.client = client;
        this.json = new CompressedJson(sealer);
        this.bucket = new Bucket(client, settings.bucket(), faults);
        this.names = new ObjectNames(settings.prefix());
        this.properties = new S3StoreProperties(bucket, names);
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        Map<RecordKey, StoredRecord> found = new HashMap<>();
        parallel.map(keys, this::read).forEach(read -> read.ifPresent(record -> found.put(record.key(), record)));
        return found;
    }

    private Optional<StoredRecord> read(RecordKey key) {
        return bucket.get(names.record(key)).map(content -> {
            RecordObject object = json.read(key, content.bytes(), RecordObject.class);
            tags.seen(key, object.revision(), content.eTag());
            return object.document().under(key, object.revision());
        });
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        parallel.each(records, this::write);
    }

    private void write(StoredRecord record) {
        RecordKey key = record.key();
        String expected = record.revision() == 0 ? null : eTag(record);
        boolean live = record.record() != null;
        // Where templates are learnt there never was a record, so that the first write put the mark.
        if (!live && (record.templates() == null || record.revision() == 0)) {
            bucket.put(names.deletedMark(key), MARK);
        }
        long revision = record.revision() + 1;
        Map<String, String> metadata = Map.of(REVISION, Long.toString(revision), LIVE, Boolean.toString(live));
        byte[] content = json.write(key, new RecordObject(revision, RecordDocument.of(record)));
        String eTag = bucket.putIf(expected, names.record(key), metadata, content)
                .orElseThrow(() -> new ConcurrentWriteException(key));
        tags.seen(key, revision, eTag);
    }

    private String eTag(StoredRecord record) {
        RecordKey key = record.key();
        return tags.of(key, record.revision())
                .or(() -> bucket.head(names.record(key))
                        .filter(head -> Long.toString(record.revision())
                                .equals(head.metadata().get(REVISION)))
                        .map(Bucket.Head::eTag))
                .orElseThrow(() -> new ConcurrentWriteException(key));
    }

    @Override
    public void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page) {
        String first = after == null ? names.records() : names.record(after);
        list(names.records(), first, keys -> {
            for (int from = 0; from < keys.size(); from += RECORDS_PER_PAGE) {
                List<StoredRecord> records =
                        parallel
                                .map(keys.subList(from, Math.min(from + RECORDS_PER_PAGE, keys.size())), this::read)
                                .stream()
                                .flatMap(Optional::stream)
                                .toList();
                if (!records.isEmpty()) {
                    page.accept(records);
                }
            }
        });
    }

    @Override
    public List<StoredRecord> page(String tenant, @Nullable UUID after) {
        String prefix = names.records(tenant);
        String last = after == null ? prefix : names.record(new RecordKey(tenant, after));
        List<String> listed = bucket.list(prefix, last);
        while (!listed.isEmpty()) {
            List<String> some = listed.subList(0, Math.min(RECORDS_PER_PAGE, listed.size()));
            List<RecordKey> keys =
                    some.stream().map(names::key).flatMap(Optional::stream).toList();
            List<StoredRecord> records = parallel.map(keys, this::read).stream()
                    .flatMap(Optional::stream)
                    .toList();
            if (!records.isEmpty()) {
                return records;
            }
            listed = bucket.list(prefix, some.getLast());
        }
        return List.of();
    }

    @Override
    public long count() {
        long[] count = {0};
        list(names.records(), names.records(), keys -> count[0] += keys.size());
        list(
                names.deleted(),
                names.deleted(),
                keys -> count[0] -= parallel.map(keys, this::isDeleted).stream()
                        .filter(deleted -> deleted)
                        .count());
        return count[0];
    }

    private boolean isDeleted(RecordKey key) {
        return bucket.head(names.record(key))
                .map(head -> "false".equals(head.metadata().get(LIVE)))
                .orElse(false);
    }

    private void list(String prefix, String after, Consumer<List<RecordKey>> page) {
        List<String> listed = bucket.list(prefix, after);
        while (!listed.isEmpty()) {
            // A server that was killed may have left more than records there.
            page.accept(
                    listed.stream().map(names::key).flatMap(Optional::stream).toList());
            listed = bucket.list(prefix, listed.getLast());
        }
    }

    @Override
    public StoreProperties properties() {
        return properties;
    }

    @Override
    public void check() {
        bucket.list(names.records(), names.records());
        faults.throwWriteFault();
    }

    @Override
    public void close() {
        parallel.close();
        client.close();
    }
}
