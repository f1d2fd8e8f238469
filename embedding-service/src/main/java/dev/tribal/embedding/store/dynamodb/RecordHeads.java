package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.store.RecordStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads the heads of many records at once. */
final class RecordHeads {
    /** The most that one call may ask for. */
    static final int MOST_KEYS = 100;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int MOST_PAUSES = 8;

    private final DynamoDbClient client;
    private final DynamoDbTable table;

    RecordHeads(DynamoDbClient client, DynamoDbTable table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Asks again for what the table did not process, because the answer was full (16 MB) or because it is throttled.
     *
     * @param keys at most {@link #MOST_KEYS}, each once
     */
    List<RecordHead> read(Collection<RecordKey> keys) {
        List<RecordHead> heads = new ArrayList<>();
        var wanted = Map.of(
                table.name(),
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(keys.stream().map(RecordHead::itemKey).toList())
                        .build());
        int pauses = 0;
        while (!wanted.isEmpty()) {
            var request = wanted;
            BatchGetItemResponse answer = client.batchGetItem(get -> get.requestItems(request));
            List<Map<String, AttributeValue>> items = answer.responses().getOrDefault(table.name(), List.of());
            items.forEach(item -> heads.add(RecordHead.of(item)));
            wanted = answer.unprocessedKeys();
            if (items.isEmpty() && !wanted.isEmpty()) {
                pause(pauses++);
            }
        }
        return heads;
    }

    /** Waits longer each time, and not as long as the others do. */
    private static void pause(int number) {
        if (number == MOST_PAUSES) {
            throw new RecordStoreException(
                    "The DynamoDB table is throttled; raise its limits, or wait until there is less to do.");
        }
        long longest = FIRST_PAUSE.toMillis() << number;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordStoreException("Reading from the DynamoDB table was interrupted.", e);
        }
    }
}
