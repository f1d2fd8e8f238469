package dev.tribal.platform.lifecycle;

/** The stores of an installation hold a part of a backup only, because a restore was begun and not finished. */
public final class UnfinishedRestoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfinishedRestoreException() {
        super("A restore into this installation was not finished; empty its stores and its topics (standalone: remove"
                + " the data folder), and run tribal restore again.");
    }
}
