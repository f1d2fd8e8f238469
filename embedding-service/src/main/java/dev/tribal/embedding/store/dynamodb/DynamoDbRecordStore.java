package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.RecordDocument;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.StoreProperties;
import dev.tribal.embedding.store.aws.AwsFaults;
import dev.tribal.embedding.store.aws.AwsPlace;
import dev.tribal.embedding.store.aws.CompressedJson;
import dev.tribal.embedding.store.aws.InParallel;
import dev.tribal.platform.encryption.Sealer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Records in one table of DynamoDB.
 *
 * <p>The partition key is {@code tenant/id}, so that the records of one tenant are spread over all partitions. Under it
 * there is a head item ({@code head}) with the revision and the document: JSON in gzip. A write puts the head on the
 * condition that its revision is the one that was read.
 *
 * <p>An item holds 400 KB. A larger document is cut into part items ({@code part/REVISION/UUID/NUMBER}) that are written
 * first, under a version that no other write uses; then the head is put, on the same condition, naming that version.
 * Whoever reads the head therefore finds its parts, never those of two writes; if they are gone, there is a newer head.
 * After the head, the parts of earlier writes are removed, also those of writers that lost or were killed.
 *
 * <p>All reads are strongly consistent. The scan's order is the table's own, by the hash of the partition key.
 */
public final class DynamoDbRecordStore implements RecordStore {
    private static final int CALLS_AT_ONCE = 32;
    private static final int MOST_READS = 5;
    private static final AwsPlace PLACE = new AwsPlace(
            "the DynamoDB table",
            "tribal.embedding.dynamodb.table",
            "dynamodb:DescribeTable, BatchGetItem, GetItem, Query and Scan",
            "dynamodb:PutItem and DeleteItem");

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final RecordHeads heads;
    private final RecordParts parts;
    private final StoreProperties properties;
    private final AwsFaults faults = new AwsFaults(PLACE);
    private final InParallel parallel = new InParallel(CALLS_AT_ONCE);
    private final CompressedJson json;

    /** Whether the table is there; makes nothing. */
    public static boolean isMade(DynamoDbClient client, DynamoDbSettings settings) {
        return new AwsFaults(PLACE).reading(() -> new DynamoDbTable(client, settings).isMade());
    }

    /** Uses a client and closes it in the end; nothing is called before the first use. */
    public DynamoDbRecordStore(DynamoDbClient client, DynamoDbSettings settings, Sealer sealer) {
        this.client = client;
        this.json = new CompressedJson(sealer);
        this.table = new DynamoDbTable(client, settings);
        this.heads = new RecordHeads(client, table);
        this.parts = new RecordParts(client, table);
        this.properties = new DynamoDbStoreProperties(client, table, faults);
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        List<RecordKey> all = keys.stream().distinct().toList();
        List<List<RecordKey>> groups = new ArrayList<>();
        for (int from = 0; from < all.size(); from += RecordHeads.MOST_KEYS) {
            groups.add(all.subList(from, Math.min(from + RecordHeads.MOST_KEYS, all.size())));
        }
        Map<RecordKey, StoredRecord> found = new HashMap<>();
        List<RecordHead> read = faults.reading(() -> parallel.map(groups, heads::read)).stream()
                .flatMap(List::stream)
                .toList();
        whole(read).forEach(record -> found.put(record.key(), record));
        return found;
    }

    private List<StoredRecord> whole(List<RecordHead> read) {
        return faults.reading(() -> parallel.map(read, this::whole));
    }

    private StoredRecord whole(RecordHead read) {
        RecordHead head = read;
        for (int i = 0; i < MOST_READS; i++) {
            Optional<byte[]> document = document(head);
            if (document.isPresent()) {
                return json.read(head.key(), document.get(), RecordDocument.class)
                        .under(head.key(), head.revision());
            }
            // Written meanwhile: its parts were replaced.
            head = heads.read(List.of(head.key())).getFirst();
        }
        throw new RecordStoreException(
                "A record in the DynamoDB table is incomplete; restore the table from a backup.");
    }

    private Optional<byte[]> document(RecordHead head) {
        return head.parts() == null
                ? Optional.of(Objects.requireNonNull(head.document()))
                : parts.read(head.key(), head.parts());
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        faults.writing(() -> parallel.each(records, this::write));
    }

    private void write(StoredRecord record) {
        byte[] document = json.write(record.key(), RecordDocument.of(record));
        long revision = record.revision() + 1;
        boolean small = document.length <= RecordParts.MOST_BYTES;
        var head = new RecordHead(
                record.key(),
                revision,
                record.record() != null,
                small ? document : null,
                small ? null : parts.write(record.key(), revision, document));
        boolean hadParts = put(head);
        if (hadParts || head.parts() != null) {
            parts.removeStale(head);
        }
    }

    /** Puts a head in the place of the one before, and returns whether that one had parts. */
    private boolean put(RecordHead head) {
        var put = PutItemRequest.builder()
                .tableName(table.name())
                .item(head.item())
                .returnValues(ReturnValue.ALL_OLD);
        if (head.revision() == 1) {
            put.conditionExpression("attribute_not_exists(#revision)");
        } else {
            put.conditionExpression("#revision = :read")
                    .expressionAttributeValues(
                            Map.of(":read", AttributeValue.fromN(Long.toString(head.revision() - 1))));
        }
        put.expressionAttributeNames(Map.of("#revision", RecordHead.REVISION));
        try {
            var before = client.putItem(put.build());
            return before.hasAttributes() && RecordHead.of(before.attributes()).parts() != null;
        } catch (ConditionalCheckFailedException _) {
            throw new ConcurrentWriteException(head.key());
        }
    }

    @Override
    public void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page) {
        Map<String, AttributeValue> last = after == null ? Map.of() : RecordHead.itemKey(after);
        do {
            var from = last;
            var answer = faults.reading(() -> client.scan(scan("attribute_exists(#head)", RecordHead.REVISION)
                    .limit(RecordHeads.MOST_KEYS)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build()));
            List<StoredRecord> records =
                    whole(answer.items().stream().map(RecordHead::of).toList());
            if (!records.isEmpty()) {
                page.accept(records);
            }
            last = answer.lastEvaluatedKey();
        } while (!last.isEmpty());
    }

    /** Reads the heads of other tenants too, since the table is not in the order of tenants. */
    @Override
    public List<StoredRecord> page(String tenant, @Nullable UUID after) {
        Map<String, AttributeValue> last = after == null ? Map.of() : RecordHead.itemKey(new RecordKey(tenant, after));
        List<RecordHead> found = new ArrayList<>();
        do {
            var from = last;
            var answer = faults.reading(() -> client.scan(scan(
                            "attribute_exists(#head) and begins_with(#owner, :tenant)", RecordHead.REVISION)
                    .expressionAttributeNames(Map.of("#head", RecordHead.REVISION, "#owner", DynamoDbTable.OWNER))
                    .expressionAttributeValues(Map.of(":tenant", AttributeValue.fromS(tenant + "/")))
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build()));
            answer.items().stream()
                    .map(RecordHead::of)
                    .filter(head -> head.key().tenant().equals(tenant))
                    .forEach(found::add);
            last = answer.lastEvaluatedKey();
        } while (!last.isEmpty() && found.size() < RecordHeads.MOST_KEYS);
        return whole(found.subList(0, Math.min(RecordHeads.MOST_KEYS, found.size())));
    }

    @Override
    public long count() {
        var count = scan("#head = :live", RecordHead.LIVE)
                .expressionAttributeValues(Map.of(":live", AttributeValue.fromN("1")))
                .select(Select.COUNT);
        return faults.reading(() -> client.scanPaginator(count.build()).stream()
                .mapToLong(answer -> answer.count())
                .sum());
    }

    private ScanRequest.Builder scan(String filter, String attribute) {
        return ScanRequest.builder()
                .tableName(faults.reading(table::name))
                .consistentRead(true)
                .filterExpression(filter)
                .expressionAttributeNames(Map.of("#head", attribute));
    }

    @Override
    public StoreProperties properties() {
        return properties;
    }

    @Override
    public void check() {
        faults.reading(() -> {
            table.check();
            return true;
        });
        faults.throwWriteFault();
    }

    @Override
    public void close() {
        parallel.close();
        client.close();
    }
}
