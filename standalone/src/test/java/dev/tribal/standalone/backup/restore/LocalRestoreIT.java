package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.targets.BackupTarget;
import dev.tribal.standalone.backup.targets.FolderTarget;
import java.nio.file.Path;

/** With the stores of a standalone process, and backups in a folder. */
class LocalRestoreIT extends RestoreContract {
    @Override
    SmallTribal tribal(Path folder, int partitions) {
        return new SmallTribal(
                folder,
                JdbcRecordStore.open(
                        new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), "", ""), Sealer.NONE),
                new FileBlobStore(folder.resolve("blobs")),
                Database.open(
                        new DatabaseLocation("jdbc:sqlite:" + folder.resolve("auth.db"), "", ""),
                        "db/auth",
                        "db/append-only/sqlite"),
                partitions);
    }

    @Override
    BackupTarget target() {
        return new FolderTarget(folder.resolve("backups"));
    }
}
