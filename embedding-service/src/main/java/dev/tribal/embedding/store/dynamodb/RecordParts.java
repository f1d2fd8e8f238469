package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.fold.RecordKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The items that hold the documents which are too large for one. */
final class RecordParts {
    /** An item has at most 400 KB (409,600 bytes), names and keys of up to 3 KB included. */
    static final int MOST_BYTES = 380_000;

    private static final String BYTES = "bytes";

    private final DynamoDbClient client;
    private final DynamoDbTable table;

    RecordParts(DynamoDbClient client, DynamoDbTable table) {
        this.client = client;
        this.table = table;
    }

    /** Writes a document under a version of its own. */
    PartsVersion write(RecordKey key, long revision, byte[] document) {
        int count = (document.length + MOST_BYTES - 1) / MOST_BYTES;
        PartsVersion version = PartsVersion.of(revision, count);
        for (int number = 0; number < count; number++) {
            int from = number * MOST_BYTES;
            byte[] bytes = Arrays.copyOfRange(document, from, Math.min(from + MOST_BYTES, document.length));
            Map<String, AttributeValue> item = new HashMap<>(DynamoDbTable.key(key.toString(), version.part(number)));
            item.put(BYTES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
            client.putItem(put -> put.tableName(table.name()).item(item));
        }
        return version;
    }

    /** The document of a version, unless some of its parts are not there any more. */
    Optional<byte[]> read(RecordKey key, PartsVersion version) {
        var document = new ByteArrayOutputStream();
        int[] found = {0};
        query(key, version.part(0), version.part(version.count() - 1), item -> {
            document.writeBytes(Objects.requireNonNull(item.get(BYTES)).b().asByteArrayUnsafe());
            found[0]++;
        });
        return found[0] == version.count() ? Optional.of(document.toByteArray()) : Optional.empty();
    }

    /**
     * Removes what earlier writes have left, finished or not. Parts of later revisions stay: somebody may be about to
     * write the head for them.
     */
    void removeStale(RecordHead head) {
        String end = PartsVersion.upTo(head.revision() + 1);
        query(head.key(), PartsVersion.ALL, end, item -> {
            String part = Objects.requireNonNull(item.get(DynamoDbTable.PART)).s();
            if (head.parts() == null || !part.startsWith(head.parts().prefix())) {
                client.deleteItem(delete -> delete.tableName(table.name())
                        .key(DynamoDbTable.key(head.key().toString(), part)));
            }
        });
    }

    private void query(RecordKey key, String first, String last, Consumer<Map<String, AttributeValue>> item) {
        var query = QueryRequest.builder()
                .tableName(table.name())
                .consistentRead(true)
                .keyConditionExpression("#owner = :owner and #part between :first and :last")
                .expressionAttributeNames(Map.of("#owner", DynamoDbTable.OWNER, "#part", DynamoDbTable.PART))
                .expressionAttributeValues(Map.of(
                        ":owner", AttributeValue.fromS(key.toString()),
                        ":first", AttributeValue.fromS(first),
                        ":last", AttributeValue.fromS(last)))
                .build();
        client.queryPaginator(query).items().forEach(item);
    }
}
