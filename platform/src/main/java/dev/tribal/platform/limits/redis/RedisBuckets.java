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
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Buckets in Redis or Valkey, changed by compare-and-set; they expire when they would be full again. */
public final class RedisBuckets implements Buckets, AutoCloseable {
    private static final String PREFIX = "tribal:limit:";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(250);
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(10);

    private final RedisClient client;
    private volatile @Nullable ProxyManager<String> buckets;

    /** Connects at the first use, so that no service waits for Redis to start. */
    public RedisBuckets(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(CONNECT_TIMEOUT);
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build())
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
    public void giveBack(Quota quota, long cost) {
        try {
            TokenBucket.giveBack(bucket(quota), quota, cost);
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

    private synchronized ProxyManager<String> connect() {
        ProxyManager<String> known = buckets;
        if (known == null) {
            var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            known = Bucket4jLettuce.casBasedBuilder(connection)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(EXPIRY_MARGIN))
                    .requestTimeout(COMMAND_TIMEOUT)
                    .build();
            buckets = known;
        }
        return known;
    }
}
