package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.store.RecordStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The table: its keys, and how it comes to be. It is not touched before it is used for the first time. */
final class DynamoDbTable {
    /** Partition key: of which record or property an item is a part. */
    static final String OWNER = "owner";

    /** Sort key: which part of it. */
    static final String PART = "part";

    private static final Duration LONGEST_CREATION = Duration.ofSeconds(30);

    private final DynamoDbClient client;
    private final DynamoDbSettings settings;
    private volatile boolean usable;

    DynamoDbTable(DynamoDbClient client, DynamoDbSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    static Map<String, AttributeValue> key(String owner, String part) {
        return Map.of(OWNER, AttributeValue.fromS(owner), PART, AttributeValue.fromS(part));
    }

    /** The name of the table, which is there and can be used. */
    String name() {
        if (!usable) {
            check();
        }
        return settings.table();
    }

    /** Throws if the table cannot be used; makes it if it is missing and the settings say so. */
    void check() {
        TableDescription table;
        try {
            table = describe();
        } catch (ResourceNotFoundException e) {
            if (!settings.createTable()) {
                throw new RecordStoreException(
                        "The DynamoDB table is missing; create it, set tribal.embedding.dynamodb.create-table=true, or"
                                + " name another one in tribal.embedding.dynamodb.table.",
                        e);
            }
            table = create();
        }
        if (!keys(table).equals(Map.of(OWNER, KeyType.HASH, PART, KeyType.RANGE))) {
            throw new RecordStoreException("The DynamoDB table is not one of Tribal's (its keys are others); name"
                    + " another one in tribal.embedding.dynamodb.table.");
        }
        if (table.tableStatus() != TableStatus.ACTIVE && table.tableStatus() != TableStatus.UPDATING) {
            throw new RecordStoreException("The DynamoDB table is not ready yet; this is tried again.");
        }
        usable = true;
    }

    boolean isMade() {
        try {
            describe();
            return true;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private TableDescription describe() {
        return client.describeTable(table -> table.tableName(settings.table())).table();
    }

    private static Map<String, KeyType> keys(TableDescription table) {
        return table.keySchema().stream()
                .collect(Collectors.toMap(KeySchemaElement::attributeName, KeySchemaElement::keyType));
    }

    private TableDescription create() {
        try {
            client.createTable(table -> table.tableName(settings.table())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute(OWNER), attribute(PART))
                    .keySchema(List.of(element(OWNER, KeyType.HASH), element(PART, KeyType.RANGE))));
        } catch (ResourceInUseException _) {
            // Another process makes it at this moment.
        }
        client.waiter()
                .waitUntilTableExists(
                        table -> table.tableName(settings.table()), wait -> wait.waitTimeout(LONGEST_CREATION));
        return describe();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
