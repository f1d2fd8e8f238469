package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.embedding.store.s3.S3RecordStore;
import dev.tribal.embedding.store.s3.S3StoreSettings;
import dev.tribal.platform.blob.s3.S3BlobStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With records and long texts in S3. */
class BucketRestoreIT extends RestoreContract {
    @TempDir
    private static Path server;

    private static S3Proxy s3;

    @BeforeAll
    static void start() {
        s3 = S3Proxy.start(server);
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Override
    SmallTribal tribal(Path folder, int partitions) {
        var settings = new S3StoreSettings(S3Proxy.BUCKET, UUID.randomUUID() + "/");
        return new SmallTribal(
                folder,
                new S3RecordStore(s3.client(), settings, Sealer.NONE),
                new S3BlobStore(s3.client(), S3Proxy.BUCKET, UUID.randomUUID() + "/"),
                Database.open(SmallTribal.sqlite(folder, "auth.db"), "db/auth", "db/append-only/sqlite"),
                partitions);
    }
}
