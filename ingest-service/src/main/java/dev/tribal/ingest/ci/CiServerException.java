package dev.tribal.ingest.ci;

import java.time.Duration;

/** A CI server did not give what was asked for; the message says why without naming secrets. */
public final class CiServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Duration retryAfter;

    /** Why. */
    public enum Reason {
        /** The token is not valid or lacks a right. */
        TOKEN_REFUSED,
        /** It is not there any more. */
        NOTHING_THERE,
        /** It is not there, but may be a moment later; the server itself is well. */
        NOT_YET_THERE,
        /** The answer leads to where nothing may be fetched from, or cannot be understood. */
        UNUSABLE,
        /** The server is away or asks for patience, whatever it is asked for. */
        PASSING
    }

    CiServerException(Reason reason, String message) {
        this(reason, message, Duration.ZERO);
    }

    /** @param retryAfter how long the server wants to be left alone */
    CiServerException(Reason reason, String message, Duration retryAfter) {
        super(message);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    CiServerException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryAfter = Duration.ZERO;
    }

    public Reason reason() {
        return reason;
    }

    /** Zero if the server does not say. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether it may be there a while later. */
    boolean mayPass() {
        return reason == Reason.PASSING || reason == Reason.NOT_YET_THERE;
    }

    /** Whether the next thing that the server is asked for would be refused too. */
    boolean holdsForAll() {
        return reason == Reason.PASSING || reason == Reason.TOKEN_REFUSED;
    }
}
