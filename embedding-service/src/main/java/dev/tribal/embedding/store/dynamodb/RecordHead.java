package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.fold.RecordKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item that stands for a record.
 *
 * @param live whether the record is not deleted
 * @param document the compressed document, or {@code null} if it is in parts
 * @param parts where the document is if it is in parts
 */
record RecordHead(
        RecordKey key,
        long revision,
        boolean live,
        byte @Nullable [] document,
        @Nullable PartsVersion parts) {
    /** Its sort key. */
    static final String HEAD = "head";

    static final String REVISION = "revision";
    static final String LIVE = "live";
    private static final String DOCUMENT = "document";
    private static final String PARTS = "parts";
    private static final String COUNT = "part_count";

    static Map<String, AttributeValue> itemKey(RecordKey key) {
        return DynamoDbTable.key(key.toString(), HEAD);
    }

    static RecordHead of(Map<String, AttributeValue> item) {
        AttributeValue document = item.get(DOCUMENT);
        AttributeValue parts = item.get(PARTS);
        return new RecordHead(
                RecordKey.parse(attribute(item, DynamoDbTable.OWNER).s()),
                Long.parseLong(attribute(item, REVISION).n()),
                attribute(item, LIVE).n().equals("1"),
                document == null ? null : document.b().asByteArray(),
                parts == null
                        ? null
                        : new PartsVersion(
                                parts.s(),
                                Integer.parseInt(attribute(item, COUNT).n())));
    }

    Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = new HashMap<>(itemKey(key));
        item.put(REVISION, AttributeValue.fromN(Long.toString(revision)));
        item.put(LIVE, AttributeValue.fromN(live ? "1" : "0"));
        if (document != null) {
            item.put(DOCUMENT, AttributeValue.fromB(SdkBytes.fromByteArray(document)));
        }
        if (parts != null) {
            item.put(PARTS, AttributeValue.fromS(parts.prefix()));
            item.put(COUNT, AttributeValue.fromN(Integer.toString(parts.count())));
        }
        return item;
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}
