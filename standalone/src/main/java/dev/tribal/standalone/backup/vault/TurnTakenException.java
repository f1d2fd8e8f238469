package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;

/** Another process takes a backup to the same place, and goes on with it. */
public final class TurnTakenException extends BackupException {
    private static final long serialVersionUID = 1L;

    TurnTakenException() {
        super("Another process takes a backup to that place; one works at a time, so try again later.");
    }
}
