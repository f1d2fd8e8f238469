package dev.tribal.platform.limits;

/** Where token buckets are kept. */
public interface Buckets {
    /**
     * Takes from the bucket of a quota if there is enough.
     *
     * @param cost at least 1; one that is larger than the quota counts as the whole of it
     * @throws BucketsUnavailableException if the buckets cannot be reached
     */
    Taken take(Quota quota, long cost);

    /** Takes what a request turned out to cost, even if there is less: whoever asks next waits for it. */
    void charge(Quota quota, long cost);

    /** Puts back what was taken for a request that another quota refused, or that cost less. */
    void giveBack(Quota quota, long cost);
}
