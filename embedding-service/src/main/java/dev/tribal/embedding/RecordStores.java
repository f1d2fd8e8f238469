package dev.tribal.embedding;

import dev.tribal.embedding.copy.UnfinishedCopyException;
import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.RestoreMark;
import dev.tribal.embedding.store.SchemaCheckedStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbRecordStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbSettings;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.s3.S3RecordStore;
import dev.tribal.embedding.store.s3.S3StoreSettings;
import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.lifecycle.UnfinishedRestoreException;
import dev.tribal.platform.sql.Database.DatabaseSettings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Opens record stores by the name of their backend, each where the settings say. */
public final class RecordStores {
    /** The setting that names the backend in use. */
    public static final String BACKEND = "tribal.record-store";

    private final EmbeddingSettings embedding;
    private final DynamoDbSettings dynamoDb;
    private final S3StoreSettings s3;
    private final AwsSettings aws;
    private final Sealer sealer;

    RecordStores(
            EmbeddingSettings embedding,
            DynamoDbSettings dynamoDb,
            S3StoreSettings s3,
            AwsSettings aws,
            Sealer sealer) {
        this.embedding = embedding;
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.aws = aws;
        this.sealer = sealer;
    }

    /**
     * Opens a store, which the caller closes; see {@link SchemaCheckedStore#of}.
     *
     * @param setting the name of what asks for it, for the sentence about an unknown backend
     */
    public RecordStore open(String setting, String backend) {
        return SchemaCheckedStore.of(unchecked(setting, backend), sealer);
    }

    /**
     * Opens the store in use, if it can be used now.
     *
     * @throws RecordStoreException if it is away or lets nobody in
     * @throws UnfinishedCopyException if only a part of the records is in it
     * @throws UnfinishedRestoreException the same, after a restore
     */
    public RecordStore openUsable(String backend) {
        RecordStore store = open(BACKEND, backend);
        try {
            store.check();
            UnfinishedCopyException.throwIfUnfinished(store.properties());
            RestoreMark.throwIfUnfinished(store.properties());
            EncryptionMark.check(store.properties(), sealer);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Opens the store in use only to read it, beside the service that writes it. Nothing is made or changed.
     *
     * @throws RecordStoreException if it is away or lets nobody in
     * @throws NoStoreException if it is not there
     */
    public RecordStore openToRead(String backend) {
        requireExisting(backend);
        RecordStore store = SchemaCheckedStore.of(
                backend.equals("jdbc")
                        ? JdbcRecordStore.openToRead(embedding.database(), sealer)
                        : unchecked(BACKEND, backend),
                sealer);
        try {
            store.check();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Opens the store in another database than that of the settings. */
    public RecordStore openDatabase(DatabaseSettings location) {
        return SchemaCheckedStore.of(JdbcRecordStore.open(location, sealer), sealer);
    }

    /**
     * Looks for a store, and makes none.
     *
     * @throws NoStoreException if its tables are not made yet
     */
    public void requireExisting(String backend) {
        boolean there = switch (backend) {
            case "jdbc" -> JdbcRecordStore.isMade(embedding.database());
            case "dynamodb" -> isTableMade();
            default -> true;
        };
        if (!there) {
            throw new NoStoreException();
        }
    }

    /**
     * Refuses a store on which there is nothing to do, because the settings name another one than that in use.
     *
     * @throws NoStoreException if it has no records
     */
    public static void requireRecords(RecordStore store) {
        if (store.isEmpty()) {
            throw new NoStoreException();
        }
    }

    /** See {@link #requireExisting}. */
    public void requireExistingDatabase(DatabaseSettings location) {
        if (!JdbcRecordStore.isMade(location)) {
            throw new NoStoreException();
        }
    }

    private boolean isTableMade() {
        // Without leave to make it, its check says what is missing.
        if (!dynamoDb.createTable()) {
            return true;
        }
        try (var client = AwsClients.configure(DynamoDbClient.builder(), aws).build()) {
            return DynamoDbRecordStore.isMade(client, dynamoDb);
        }
    }

    private RecordStore unchecked(String setting, String backend) {
        return switch (backend) {
            case "jdbc" -> JdbcRecordStore.open(embedding.database(), sealer);
            case "dynamodb" ->
                new DynamoDbRecordStore(
                        AwsClients.configure(DynamoDbClient.builder(), aws).build(), dynamoDb, sealer);
            case "s3" -> new S3RecordStore(AwsClients.s3(aws), s3, sealer);
            default -> throw new UnknownChoiceException(setting, backend, "jdbc", "dynamodb", "s3");
        };
    }
}
