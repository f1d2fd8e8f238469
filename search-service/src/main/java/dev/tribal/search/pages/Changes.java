package dev.tribal.search.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.search.browse.Browse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Notices when what somebody watches changes. It looks at the read model at most once a second for all that watch the
 * same, however many watch and however much is written.
 */
final class Changes implements SmartLifecycle {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final Browse browse;
    private final Cache<Watched, Seen> states = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(MOST)
            .build();
    private volatile boolean running;

    Changes(Browse browse) {
        this.browse = browse;
    }

    /** A number that is another one after a change, but for a coincidence. */
    long stateOf(Watched watched) {
        Seen seen = states.asMap().compute(watched, this::look);
        return Objects.requireNonNull(seen, "it is never removed").mark();
    }

    private Seen look(Watched watched, @Nullable Seen before) {
        Object version = browse.version();
        long now = System.nanoTime();
        return before != null && (before.version() == version || now - before.at() < STEP.toNanos() / 2)
                ? before
                : new Seen(version, now, mark(watched));
    }

    private long mark(Watched watched) {
        return watched.error() == null
                ? browse.stateMark(watched.visible())
                : browse.stateMark(watched.visible(), watched.error());
    }

    /** Waits for another state; the same after {@code limit}. */
    long awaitOther(Watched watched, long state, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        long next = state;
        while (next == state
                && running
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(STEP.toNanos());
            next = stateOf(watched);
        }
        return next;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Seen(Object version, long at, long mark) {}
}
