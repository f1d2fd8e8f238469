package dev.tribal.platform.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The label of a tenant in metrics: its name if it is one of the busiest, so that the number of series stays bounded
 * whoever comes. Who is busy is looked at once a minute; the series of a tenant that is not any more are dropped. Safe
 * for threads.
 */
public final class TenantLabels {
    /** The name of the label. */
    public static final String LABEL = "tenant";

    /** All tenants without a label of their own; no tenant can have this name. */
    public static final String OTHER = "(other)";

    private static final Duration RANK_EVERY = Duration.ofMinutes(1);
    private static final int COUNTED_PER_LABEL = 20;

    private final int most;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Cache<String, AtomicLong> counts;
    private final ReentrantLock ranking = new ReentrantLock();
    private volatile Set<String> named = Set.of();
    private volatile Instant ranked;

    /** @param most how many tenants have a label at a time, 0 or more */
    public TenantLabels(int most, MeterRegistry meters, Clock clock) {
        this.most = most;
        this.meters = meters;
        this.clock = clock;
        this.ranked = clock.instant();
        this.counts = Caffeine.newBuilder()
                .maximumSize(Math.max(1, most) * (long) COUNTED_PER_LABEL)
                .executor(Runnable::run)
                .build();
    }

    /** The label for something that this tenant did; to be asked each time. */
    public String of(String tenant) {
        counts.get(tenant, _ -> new AtomicLong()).incrementAndGet();
        if (named.contains(tenant)) {
            rankIfDue();
            return named.contains(tenant) ? tenant : OTHER;
        }
        if (named.size() < most) {
            name(tenant);
        } else {
            rankIfDue();
        }
        return named.contains(tenant) ? tenant : OTHER;
    }

    private void name(String tenant) {
        ranking.lock();
        try {
            if (named.size() < most && !named.contains(tenant)) {
                Set<String> more = new HashSet<>(named);
                more.add(tenant);
                named = Set.copyOf(more);
            }
        } finally {
            ranking.unlock();
        }
    }

    private void rankIfDue() {
        if (clock.instant().isBefore(ranked.plus(RANK_EVERY)) || !ranking.tryLock()) {
            return;
        }
        try {
            rank();
            ranked = clock.instant();
        } finally {
            ranking.unlock();
        }
    }

    /** Older counts weigh half as much with each ranking. */
    private void rank() {
        Set<String> before = named;
        Set<String> busiest = counts.asMap().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, AtomicLong> count) ->
                                count.getValue().get())
                        .reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        named = busiest;
        counts.asMap().values().forEach(count -> count.updateAndGet(n -> n / 2));
        for (Meter meter : meters.getMeters()) {
            String tenant = meter.getId().getTag(LABEL);
            if (tenant != null && before.contains(tenant) && !busiest.contains(tenant)) {
                meters.remove(meter);
            }
        }
    }
}
