package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import org.jspecify.annotations.Nullable;

/** What is stored of a backup is no backup any more: it cannot be read by anybody. */
public final class UnreadableBackupException extends BackupException {
    private static final long serialVersionUID = 1L;

    UnreadableBackupException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
