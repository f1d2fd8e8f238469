package dev.tribal.ingest.ci;

/** A CI server did not give what was asked for; the message says why without naming secrets. */
public final class CiServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The token is not valid or lacks a right. */
        TOKEN_REFUSED,
        /** It is not there, or not any more. */
        NOTHING_THERE,
        /** The answer leads to where nothing may be fetched from, or cannot be understood. */
        UNUSABLE,
        /** It may be there a while later. */
        PASSING
    }

    CiServerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    CiServerException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
