package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tribal.platform.health.Trouble;
import dev.tribal.platform.limits.redis.RedisBuckets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisBucketsIT {
    private static final Quota TEN = new Quota("caller-reads", "search:acme:key", Quota.Unit.REQUESTS, 10);

    @TempDir
    Path folder;

    private RedisServer server;

    @BeforeEach
    void start() {
        Optional<RedisServer> found = RedisServer.find(folder);
        if (found.isEmpty()) {
            System.out.println("skipped: a test needs valkey-server or redis-server, which is not installed");
        }
        assumeTrue(found.isPresent(), "neither valkey-server nor redis-server is installed");
        server = found.get();
        server.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void twoInstancesShareABucket() {
        try (var one = new RedisBuckets(server.url());
                var other = new RedisBuckets(server.url())) {
            assertThat(one.take(TEN, 6).remaining()).isEqualTo(4);
            assertThat(other.take(TEN, 4).granted()).isTrue();
            Taken refused = one.take(TEN, 5);
            assertThat(refused.granted()).isFalse();
            assertThat(refused.retryAfter()).isPositive().isLessThanOrEqualTo(Quota.WINDOW);

            one.giveBack(TEN, 5);
            assertThat(other.take(TEN, 5).granted()).isTrue();
        }
    }

    @Test
    void otherHoldersHaveBucketsOfTheirOwn() {
        try (var buckets = new RedisBuckets(server.url())) {
            buckets.take(TEN, 10);

            assertThat(buckets.take(new Quota("caller-reads", "search:other:key", Quota.Unit.REQUESTS, 10), 10)
                            .granted())
                    .isTrue();
        }
    }

    @Test
    void serverThatIsAwayIsSaidToBe() throws InterruptedException {
        server.stop();
        try (var buckets = new RedisBuckets(server.url())) {
            assertThatExceptionOfType(BucketsUnavailableException.class).isThrownBy(() -> buckets.take(TEN, 1));
        }
    }

    @Test
    void eachInstanceCountsOnItsOwnWhileTheServerIsAway() throws InterruptedException {
        try (var redis = new RedisBuckets(server.url())) {
            var buckets = new SharedBuckets(redis, new LocalBuckets(), Clock.systemUTC());
            var health = new LimitsHealth(buckets);
            buckets.take(TEN, 10);
            assertThat(health.health().getDetails()).containsValue("by all instances together");

            server.stop();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> buckets.take(TEN, 1).granted());
            assertThat(health.health().getDetails())
                    .containsValue("by each instance on its own, because Redis does not answer");
            assertThat(health.health().getStatus()).isEqualTo(Trouble.STATUS);
            buckets.take(TEN, 10);
            assertThat(buckets.take(TEN, 10).granted()).isFalse();

            server.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                buckets.take(TEN, 1);
                return buckets.isShared();
            });
        }
    }
}
