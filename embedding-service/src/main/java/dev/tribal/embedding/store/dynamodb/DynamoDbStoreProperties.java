package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.store.StoreProperties;
import dev.tribal.embedding.store.aws.AwsFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** One item per property; its sort key keeps it apart from the record that a tenant might name like it. */
final class DynamoDbStoreProperties implements StoreProperties {
    private static final String PROPERTY = "property";
    private static final String VALUE = "value";

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final AwsFaults faults;

    DynamoDbStoreProperties(DynamoDbClient client, DynamoDbTable table, AwsFaults faults) {
        this.client = client;
        this.table = table;
        this.faults = faults;
    }

    @Override
    public Optional<String> get(String name) {
        return faults.reading(() -> {
            var item = client.getItem(get -> get.tableName(table.name())
                            .key(DynamoDbTable.key(name, PROPERTY))
                            .consistentRead(true))
                    .item();
            return Optional.ofNullable(item.get(VALUE)).map(AttributeValue::s);
        });
    }

    @Override
    public void put(String name, String value) {
        faults.writing(() -> client.putItem(item(name, value)));
    }

    @Override
    public boolean replace(String name, @Nullable String expected, String value) {
        var put = item(name, value).toBuilder();
        // "value" is a reserved word in expressions.
        PutItemRequest conditional = expected == null
                ? put.conditionExpression("attribute_not_exists(#value)")
                        .expressionAttributeNames(Map.of("#value", VALUE))
                        .build()
                : put.conditionExpression("#value = :expected")
                        .expressionAttributeNames(Map.of("#value", VALUE))
                        .expressionAttributeValues(Map.of(":expected", AttributeValue.fromS(expected)))
                        .build();
        boolean[] written = {false};
        faults.writing(() -> {
            try {
                client.putItem(conditional);
                written[0] = true;
            } catch (ConditionalCheckFailedException _) {
                written[0] = false;
            }
        });
        return written[0];
    }

    private PutItemRequest item(String name, String value) {
        Map<String, AttributeValue> item = new HashMap<>(DynamoDbTable.key(name, PROPERTY));
        item.put(VALUE, AttributeValue.fromS(value));
        return PutItemRequest.builder().tableName(table.name()).item(item).build();
    }
}
