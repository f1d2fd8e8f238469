package dev.tribal.platform.limits;

/** The shared buckets cannot be reached; it is worth trying again later. */
public final class BucketsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BucketsUnavailableException(Throwable cause) {
        super("The shared token buckets cannot be reached", cause);
    }
}
