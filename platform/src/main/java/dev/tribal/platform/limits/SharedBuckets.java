package dev.tribal.platform.limits;

import dev.tribal.platform.limits.redis.RedisBuckets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buckets that all instances share; while they cannot be reached, each instance counts on its own. */
final class SharedBuckets implements Buckets, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);

    /** During an outage one request in so long pays for the attempt to reach the buckets. */
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(5);

    private final RedisBuckets shared;
    private final Buckets local;
    private final Clock clock;
    private volatile Instant notBefore = Instant.EPOCH;

    SharedBuckets(RedisBuckets shared, Buckets local, Clock clock) {
        this.shared = shared;
        this.local = local;
        this.clock = clock;
    }

    /** Whether the shared buckets counted last time. */
    boolean isShared() {
        return notBefore.equals(Instant.EPOCH);
    }

    @Override
    public Taken take(Quota quota, long cost) {
        if (mayAttempt()) {
            try {
                Taken taken = shared.take(quota, cost);
                wellAgain();
                return taken;
            } catch (BucketsUnavailableException e) {
                failed(e);
            }
        }
        return local.take(quota, cost);
    }

    @Override
    public void charge(Quota quota, long cost) {
        change(buckets -> buckets.charge(quota, cost));
    }

    @Override
    public void giveBack(Quota quota, long cost) {
        change(buckets -> buckets.giveBack(quota, cost));
    }

    private void change(Consumer<Buckets> change) {
        if (isShared()) {
            try {
                change.accept(shared);
                return;
            } catch (BucketsUnavailableException e) {
                failed(e);
            }
        }
        change.accept(local);
    }

    @Override
    public void close() {
        shared.close();
    }

    private synchronized boolean mayAttempt() {
        if (isShared()) {
            return true;
        }
        boolean due = !clock.instant().isBefore(notBefore);
        if (due) {
            notBefore = clock.instant().plus(NEXT_ATTEMPT);
        }
        return due;
    }

    private synchronized void wellAgain() {
        if (!isShared()) {
            LOG.info("Limits are shared between instances again");
            notBefore = Instant.EPOCH;
        }
    }

    private synchronized void failed(BucketsUnavailableException e) {
        if (isShared()) {
            LOG.warn(
                    "Redis at tribal.limits.redis-url cannot be used ({}); each instance counts limits on its own until"
                            + " it can",
                    String.valueOf(e.getCause()));
        }
        notBefore = clock.instant().plus(NEXT_ATTEMPT);
    }
}
