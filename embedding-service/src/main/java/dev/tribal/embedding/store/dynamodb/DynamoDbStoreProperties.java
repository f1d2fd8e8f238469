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
        faults.writing(() -> client.putItem(put -> put.tableName(table.name()).item(item(name, value))));
    }

    @Override
    public boolean replace(String name, @Nullable String expected, String value) {
        boolean[] set = {true};
        faults.writing(() -> {
            try {
                client.putItem(put -> put.tableName(table.name())
                        .item(item(name, value))
                        .conditionExpression(expected == null ? "attribute_not_exists(#v)" : "#v = :expected")
                        .expressionAttributeNames(Map.of("#v", VALUE))
                        .expressionAttributeValues(
                                expected == null ? null : Map.of(":expected", AttributeValue.fromS(expected))));
            } catch (ConditionalCheckFailedException _) {
                set[0] = false;
            }
        });
        return set[0];
    }

    private static Map<String, AttributeValue> item(String name, String value) {
        Map<String, AttributeValue> item = new HashMap<>(DynamoDbTable.key(name, PROPERTY));
        item.put(VALUE, AttributeValue.fromS(value));
        return item;
    }
}
