package dev.tribal.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Load;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;

/**
 * Works on a few expensive requests of each tenant at a time and lets its others wait, so that a flood of one tenant
 * queues behind itself and not before another tenant.
 */
public final class TenantSlots {
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final Map<Load, LimitsSettings.Share> shares;
    private final Cache<Seat, Seats> seats =
            Caffeine.newBuilder().expireAfterAccess(FORGET_AFTER).build();

    /** @param shares the loads that are limited; others are let through */
    TenantSlots(Map<Load, LimitsSettings.Share> shares) {
        this.shares = Map.copyOf(shares);
    }

    /**
     * Waits for the tenant's turn; the slot must be closed when the work is done.
     *
     * @throws ProblemException {@code rate-limited} if too many of the tenant wait already, or this one waited too long
     */
    public Slot take(Load load, String tenant) {
        LimitsSettings.Share share = shares.get(load);
        if (share == null) {
            return () -> {};
        }
        Seats tenants = seats.get(new Seat(load, tenant), _ -> new Seats(share));
        tenants.sit();
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                tenants.working.release();
            }
        };
    }

    /** The right to work on one request. */
    @FunctionalInterface
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    private record Seat(Load load, String tenant) {}

    private static final class Seats {
        private final Semaphore working;
        private final Semaphore waiting;
        private final Duration wait;

        Seats(LimitsSettings.Share share) {
            this.working = new Semaphore(share.concurrent(), true);
            this.waiting = new Semaphore(share.waiting());
            this.wait = share.maxWait();
        }

        void sit() {
            try {
                if (hasSeatWithin(Duration.ZERO)) {
                    return;
                }
                if (!waiting.tryAcquire()) {
                    throw tooMany();
                }
                try {
                    if (!hasSeatWithin(wait)) {
                        throw tooMany();
                    }
                } finally {
                    waiting.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw tooMany();
            }
        }

        /** Without a time {@code tryAcquire} would pass those that wait; with one, also of 0, it comes after them. */
        private boolean hasSeatWithin(Duration time) throws InterruptedException {
            return working.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        }

        private static ProblemException tooMany() {
            var problem = new ProblemException(
                    ProblemType.RATE_LIMITED,
                    "Too many requests of this tenant are being worked on; send fewer at once, or try again later");
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
            return problem;
        }
    }
}
