package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final long HOLDS = 200_000_000;
    private static final Quota SMALL = new Quota("uploads", "small", Quota.Unit.BYTES, HOLDS);
    private static final Quota LARGE = new Quota("uploads", "large", Quota.Unit.BYTES, 10 * HOLDS);

    private final Buckets buckets = new LocalBuckets();
    private final RateLimits rates = new RateLimits(buckets, new SimpleMeterRegistry());

    @Test
    void whatWasAssumedAboveAQuotaIsNotPutBack() {
        assertThat(rates.take(List.of(SMALL, LARGE), 400_000_000)).isEmpty();

        rates.settle(List.of(SMALL, LARGE), 400_000_000, 40_000_000);

        assertThat(left(SMALL)).isBetween(0.8, 0.85);
        assertThat(left(LARGE)).isBetween(0.98, 0.985);
    }

    @Test
    void whatCostsMoreThanAQuotaTakesTheWholeOfIt() {
        assertThat(rates.take(List.of(SMALL), 150_000_000)).isEmpty();

        rates.settle(List.of(SMALL), 150_000_000, 900_000_000);

        assertThat(left(SMALL)).isBetween(0.0, 0.05);
    }

    /** The share of a quota that is left; it grows a little while the test runs. */
    private double left(Quota quota) {
        return (double) (buckets.take(quota, 1).remaining() + 1) / quota.capacity();
    }
}
