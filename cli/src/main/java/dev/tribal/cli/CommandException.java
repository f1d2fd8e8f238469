package dev.tribal.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was told; the message is one sentence for the user. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
