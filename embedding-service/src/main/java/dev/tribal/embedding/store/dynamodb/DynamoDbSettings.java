package dev.tribal.embedding.store.dynamodb;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where records are in DynamoDB.
 *
 * @param table name of the table; nothing else may be in it
 * @param createTable whether a missing table is made, billed by request
 */
@ConfigurationProperties("tribal.embedding.dynamodb")
public record DynamoDbSettings(
        @DefaultValue("tribal-records") String table,
        @DefaultValue("false") boolean createTable) {
    public DynamoDbSettings {
        if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
            throw new IllegalArgumentException("tribal.embedding.dynamodb.table must have 3 to 255 characters of"
                    + " A-Z, a-z, 0-9, '_', '-' and '.'");
        }
    }
}
