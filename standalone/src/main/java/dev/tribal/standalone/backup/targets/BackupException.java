package dev.tribal.standalone.backup.targets;

import org.jspecify.annotations.Nullable;

/** A backup cannot be taken or restored; the message is one sentence that says why and what to do. */
public class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupException(String sentence) {
        super(sentence);
    }

    public BackupException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
