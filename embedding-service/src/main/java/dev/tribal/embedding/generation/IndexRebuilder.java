package dev.tribal.embedding.generation;

import dev.tribal.embedding.store.RecordStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Compares the serving index with the store before the first event is consumed, and now and then asks the index whether
 * it has lost something; what is missing is built anew in the background.
 */
public final class IndexRebuilder implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuilder.class);
    private static final long PROGRESS_EVERY = 1_000;

    private final RecordStore store;
    private final Generations generations;
    private final Duration lookEvery;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean incomplete;
    private volatile boolean doubtful;
    private volatile long done;
    private volatile @Nullable Thread worker;

    public IndexRebuilder(RecordStore store, Generations generations, Duration lookEvery) {
        this.store = store;
        this.generations = generations;
        this.lookEvery = lookEvery;
    }

    /** Early, so that no event is applied while the two are compared. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        incomplete = isRebuildNeeded();
        worker = Thread.ofPlatform().name("index-rebuild").daemon().start(this::watch);
    }

    private boolean isRebuildNeeded() {
        try {
            return rebuild().isNeeded();
        } catch (RuntimeException e) {
            LOG.warn("The vector index cannot be compared with the store now; it is taken for incomplete", e);
            return true;
        }
    }

    private void watch() {
        do {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("The vector index cannot be completed now; this is tried again", e);
            }
        } while (!isStoppedWithin(lookEvery));
    }

    private void look() {
        var index = generations.serving().index();
        if (index.lostVectors()) {
            doubtful = true;
        }
        if (doubtful) {
            if (index.count() < store.count()) {
                incomplete = true;
            }
            // Only now: if one of them cannot be counted, the doubt stays.
            doubtful = false;
        }
        if (incomplete) {
            LOG.info("The vector index does not have a vector for every record; it is completed now");
            done = 0;
            if (rebuild().run(null, () -> stopped.getCount() == 0, (_, records) -> report(records))) {
                incomplete = false;
                LOG.info("The vector index is complete after a look at {} records", done);
            }
        }
    }

    private IndexRebuild rebuild() {
        OpenGeneration serving = generations.serving();
        return new IndexRebuild(store, serving.model(), serving.index());
    }

    private void report(int records) {
        long before = done;
        done = before + records;
        if (done / PROGRESS_EVERY > before / PROGRESS_EVERY) {
            LOG.info("Rebuilding the vector index: {} records so far", done);
        }
    }

    private boolean isStoppedWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for the page at hand, so that the index is not closed under it. */
    @Override
    public void stop() {
        stopped.countDown();
        Thread running = worker;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Whether vectors are missing, so that a search would not find what it should. */
    public boolean isRebuilding() {
        return incomplete || doubtful;
    }

    /** How many records the rebuild has looked at. */
    public long done() {
        return done;
    }
}
