package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import java.nio.file.Path;

/** With the stores of a standalone process, and backups in a folder. */
class LocalRestoreIT extends RestoreContract {
    @Override
    SmallTribal tribal(Path folder, int partitions) {
        return new SmallTribal(
                folder,
                JdbcRecordStore.open(SmallTribal.sqlite(folder, "records.db"), Sealer.NONE),
                new FileBlobStore(folder.resolve("blobs")),
                Database.open(SmallTribal.sqlite(folder, "auth.db"), "db/auth", "db/append-only/sqlite"),
                partitions);
    }
}
