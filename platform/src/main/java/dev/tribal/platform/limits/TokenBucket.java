package dev.tribal.platform.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** A quota as bucket4j has it: full at first, refilled evenly. */
public final class TokenBucket {
    private TokenBucket() {}

    public static BucketConfiguration configuration(Quota quota) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(quota.capacity())
                        .refillGreedy(quota.capacity(), Quota.WINDOW)
                        .build())
                .build();
    }

    /** Takes from a bucket of that configuration. */
    public static Taken take(Bucket bucket, Quota quota, long cost) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(Math.min(cost, quota.capacity()));
        return new Taken(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** Takes what is not there, too. */
    public static void charge(Bucket bucket, Quota quota, long cost) {
        bucket.consumeIgnoringRateLimits(Math.min(cost, quota.capacity()));
    }

    public static void giveBack(Bucket bucket, Quota quota, long cost) {
        bucket.addTokens(Math.min(cost, quota.capacity()));
    }
}
