package dev.tribal.search.catalog;

import dev.tribal.contracts.Position;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How far each partition of the events is visible to readers, and who waits for it to get further. Safe for threads. */
public final class AppliedPositions {
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

    /** Says that everything up to this position is visible; an earlier position changes nothing. */
    public void advance(Position position) {
        partition(position.partition()).advance(position.offset());
    }

    /** Forgets everything, because the read model is built anew; waiters go on waiting. */
    public void reset() {
        partitions.values().forEach(Partition::reset);
    }

    /** The last applied offset of each partition that has one. */
    public Map<Integer, Long> snapshot() {
        Map<Integer, Long> offsets = new TreeMap<>();
        partitions.forEach((number, partition) -> {
            if (partition.applied >= 0) {
                offsets.put(number, partition.applied);
            }
        });
        return offsets;
    }

    /**
     * Waits until a position is applied.
     *
     * @return whether it is; {@code false} after {@code limit} or when the thread is interrupted
     */
    public boolean await(Position position, Duration limit) {
        Partition partition = partition(position.partition());
        return partition.applied >= position.offset() || partition.await(position.offset(), limit);
    }

    private Partition partition(int number) {
        return partitions.computeIfAbsent(number, _ -> new Partition());
    }

    private static final class Partition {
        private final Queue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::offset));
        private volatile long applied = -1;

        private synchronized void advance(long offset) {
            applied = Math.max(applied, offset);
            while (waiters.peek() instanceof Waiter first && first.offset() <= applied) {
                waiters.remove();
                first.done().countDown();
            }
        }

        private synchronized void reset() {
            applied = -1;
        }

        private boolean await(long offset, Duration limit) {
            var waiter = new Waiter(offset, new CountDownLatch(1));
            synchronized (this) {
                if (applied >= offset) {
                    return true;
                }
                waiters.add(waiter);
            }
            if (!await(waiter, limit)) {
                synchronized (this) {
                    waiters.remove(waiter);
                }
            }
            return applied >= offset;
        }

        private static boolean await(Waiter waiter, Duration limit) {
            try {
                return waiter.done().await(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private record Waiter(long offset, CountDownLatch done) {}
}
