package dev.tribal.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.LocalBucketBuilder;

/** Buckets of this process. One that nobody asked for during a whole window is full and can be forgotten. */
final class LocalBuckets implements Buckets {
    private static final int MAX_BUCKETS = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(Quota.WINDOW)
            .build();

    @Override
    public Taken take(Quota quota, long cost) {
        return TokenBucket.take(bucket(quota), quota, cost);
    }

    @Override
    public void charge(Quota quota, long cost) {
        TokenBucket.charge(bucket(quota), quota, cost);
    }

    @Override
    public void giveBack(Quota quota, long cost) {
        TokenBucket.giveBack(bucket(quota), quota, cost);
    }

    private Bucket bucket(Quota quota) {
        return buckets.get(quota.key(), _ -> fresh(quota));
    }

    private static Bucket fresh(Quota quota) {
        var builder = new LocalBucketBuilder();
        for (var bandwidth : TokenBucket.configuration(quota).getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }
}
