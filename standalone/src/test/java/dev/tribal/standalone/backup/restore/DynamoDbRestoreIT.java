package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.dynamodb.DynamoDbLocal;
import dev.tribal.embedding.store.dynamodb.DynamoDbRecordStore;
import dev.tribal.embedding.store.dynamodb.DynamoDbSettings;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.platform.blob.s3.S3BlobStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.targets.BackupTarget;
import dev.tribal.standalone.backup.targets.S3Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With records in DynamoDB, long texts in S3, and backups there, too. */
class DynamoDbRestoreIT extends RestoreContract {
    @TempDir
    private static Path servers;

    private static DynamoDbLocal dynamoDb;
    private static S3Proxy s3;

    private final String backups = UUID.randomUUID() + "/";

    @BeforeAll
    static void start() throws IOException {
        dynamoDb = DynamoDbLocal.start(Files.createDirectory(servers.resolve("dynamodb")));
        s3 = S3Proxy.start(servers.resolve("s3"));
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
        s3.close();
    }

    @Override
    SmallTribal tribal(Path folder, int partitions) {
        return new SmallTribal(
                folder,
                new DynamoDbRecordStore(
                        dynamoDb.client(), new DynamoDbSettings("records-" + UUID.randomUUID(), true), Sealer.NONE),
                new S3BlobStore(s3.client(), S3Proxy.BUCKET, UUID.randomUUID() + "/"),
                Database.open(
                        new DatabaseLocation("jdbc:sqlite:" + folder.resolve("auth.db"), "", ""),
                        "db/auth",
                        "db/append-only/sqlite"),
                partitions);
    }

    @Override
    BackupTarget target() {
        return new S3Target(s3.client(), S3Proxy.BUCKET, backups);
    }
}
