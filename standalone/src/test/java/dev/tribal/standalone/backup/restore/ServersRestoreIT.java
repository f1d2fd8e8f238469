package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.embedding.store.jdbc.PostgresServer;
import dev.tribal.embedding.store.s3.S3Proxy;
import dev.tribal.platform.blob.s3.S3BlobStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.targets.BackupTarget;
import dev.tribal.standalone.backup.targets.S3Target;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With PostgreSQL and S3, and backups in S3. */
class ServersRestoreIT extends RestoreContract {
    @TempDir
    private static Path servers;

    private static PostgresServer postgres;
    private static S3Proxy s3;

    private final String backups = UUID.randomUUID() + "/";

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(servers.resolve("postgres"));
        s3 = S3Proxy.start(servers.resolve("s3"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
        s3.close();
    }

    @Override
    SmallTribal tribal(Path folder, int partitions) {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        postgres.run("create schema " + schema + "_records; create schema " + schema + "_auth");
        return new SmallTribal(
                folder,
                JdbcRecordStore.open(schema(schema + "_records"), Sealer.NONE),
                new S3BlobStore(s3.client(), S3Proxy.BUCKET, UUID.randomUUID() + "/"),
                Database.open(schema(schema + "_auth"), "db/auth", "db/append-only/postgresql"),
                partitions);
    }

    private static DatabaseLocation schema(String name) {
        return new DatabaseLocation(postgres.url() + "&currentSchema=" + name, PostgresServer.USER, "");
    }

    @Override
    BackupTarget target() {
        return new S3Target(s3.client(), S3Proxy.BUCKET, backups);
    }
}
