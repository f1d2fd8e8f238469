package dev.tribal.platform.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An archive of logs cannot be read, or holds more than is taken; the message is for whoever sent it. */
public final class LogArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private LogArchiveException(String message, boolean tooLarge, @Nullable Throwable cause) {
        super(message, cause);
        this.tooLarge = tooLarge;
    }

    static LogArchiveException unreadable(String message) {
        return new LogArchiveException(message, false, null);
    }

    static LogArchiveException unreadable(String message, Throwable cause) {
        return new LogArchiveException(message, false, cause);
    }

    static LogArchiveException tooLarge(String message) {
        return new LogArchiveException(message, true, null);
    }

    /** Whether less of the same would be taken. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
