package dev.tribal.mcp.protocol.stream;

import dev.tribal.mcp.protocol.Party;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The changed resources that one client has still to hear of; each is named once, however often it changed. */
public final class UpdateStream {
    private final Party party;
    private final Predicate<String> wanted;
    private final Set<String> changed = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean closed;

    /** @param wanted whether the client wants to hear of a URI; there must be a bound to how many it wants */
    UpdateStream(Party party, Predicate<String> wanted) {
        this.party = party;
        this.wanted = wanted;
    }

    Party party() {
        return party;
    }

    void offer(Predicate<String> audience, String uri) {
        if (audience.test(party.audience()) && wanted.test(uri)) {
            locked(() -> changed.add(uri));
        }
    }

    void close() {
        locked(() -> closed = true);
    }

    /** Whether there will be nothing more. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The URIs that changed since the last call; waits for the first one, and is empty if none comes in time. */
    public List<String> next(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while (changed.isEmpty() && !closed && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            List<String> uris = List.copyOf(changed);
            changed.clear();
            return uris;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
