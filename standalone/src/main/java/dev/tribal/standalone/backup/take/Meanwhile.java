package dev.tribal.standalone.backup.take;

import dev.tribal.standalone.backup.vault.BackupId;
import org.jspecify.annotations.Nullable;

/** What goes on while a full backup copies the records, for which it is asked again and again. */
@FunctionalInterface
public interface Meanwhile {
    /** Takes an increment if it is time for one; returns the latest backup there is then, {@code null} if there is none. */
    @Nullable BackupId goOn();
}
