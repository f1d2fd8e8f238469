package dev.tribal.platform.limits.redis;

import dev.tribal.platform.limits.Buckets;
import dev.tribal.platform.limits.BucketsUnavailableException;
import dev.tribal.platform.limits.Quota;
import dev.tribal.platform.limits.Taken;
import dev.tribal.platform.limits.TokenBucket;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Buckets in Redis or Valkey, changed by compare-and-set; they expire when they would be full again. */
public final class RedisBuckets implements Buckets, AutoCloseable {
    private static final String PREFIX = "tribal:limit:";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(250);
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(10);

    private final RedisClient client;
    private final Lock connecting = new ReentrantLock();
    private volatile @Nullable ProxyManager<String> buckets;

    /** Connects at the first use, so that no service waits for Redis to start. */
    public RedisBuckets(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(CONNECT_TIMEOUT);
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .build());
    }

    @Override
    public Taken take(Quota quota, long cost) {
        try {
            return TokenBucket.take(bucket(quota), quota, cost);
        } catch (RedisException | TimeoutException e) {
            throw new BucketsUnavailableException(e);
        }
    }

    @Override
    public void charge(Quota quota, long cost) {
        changed(() -> TokenBucket.charge(bucket(quota), quota, cost));
    }

    @Override
    public void giveBack(Quota quota, long cost) {
        changed(() -> TokenBucket.giveBack(bucket(quota), quota, cost));
    }

    private static void changed(Runnable change) {
        try {
            change.run();
        } catch (RedisException | TimeoutException e) {
            throw new BucketsUnavailableException(e);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    private Bucket bucket(Quota quota) {
        return connected().getProxy(PREFIX + quota.key(), () -> TokenBucket.configuration(quota));
    }

    private ProxyManager<String> connected() {
        ProxyManager<String> known = buckets;
        return known == null ? connect() : known;
    }

    /** One request connects; the others wait no longer than that may take. */
    private ProxyManager<String> connect() {
        if (!lockInTime()) {
            throw new BucketsUnavailableException(new RedisConnectionException("Another request is connecting"));
        }
        try {
            ProxyManager<String> known = buckets;
            if (known == null) {
                known = open();
                buckets = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    private boolean lockInTime() {
        try {
            return connecting.tryLock(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ProxyManager<String> open() {
        var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(EXPIRY_MARGIN))
                .requestTimeout(COMMAND_TIMEOUT)
                .build();
    }
}
