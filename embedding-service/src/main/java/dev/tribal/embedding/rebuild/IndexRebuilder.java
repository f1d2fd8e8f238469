package dev.tribal.embedding.rebuild;

import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.store.RecordStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Compares index and store before the first event is consumed and, if they differ, rebuilds in the background. */
public final class IndexRebuilder implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuilder.class);
    private static final long RETRY_SECONDS = 10;
    private static final long PROGRESS_EVERY = 1_000;

    private final RecordStore store;
    private final IndexRebuild rebuild;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile long done;
    private volatile @Nullable Thread worker;

    public IndexRebuilder(RecordStore store, EmbeddingModel model, VectorIndex index) {
        this.store = store;
        this.rebuild = new IndexRebuild(store, model, index);
    }

    /** Early, so that no event is applied while the two are compared. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        if (rebuild.isNeeded()) {
            LOG.info("The vector index does not fit the {} records in the store; it is completed now", store.count());
            worker = Thread.ofPlatform().name("index-rebuild").daemon().start(this::runUntilDone);
        }
    }

    private void runUntilDone() {
        while (stopped.getCount() > 0) {
            try {
                done = 0;
                if (rebuild.run(null, () -> stopped.getCount() == 0, (_, records) -> report(records))) {
                    LOG.info("The vector index is complete after a look at {} records", done);
                }
                return;
            } catch (RuntimeException e) {
                LOG.error("The vector index cannot be rebuilt now; this is tried again", e);
                awaitRetry();
            }
        }
    }

    private void report(int records) {
        long before = done;
        done = before + records;
        if (done / PROGRESS_EVERY > before / PROGRESS_EVERY) {
            LOG.info("Rebuilding the vector index: {} records so far", done);
        }
    }

    private void awaitRetry() {
        try {
            stopped.await(RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
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

    /** Whether vectors are still missing. */
    public boolean isRebuilding() {
        Thread running = worker;
        return running != null && running.isAlive();
    }

    /** How many records the rebuild has looked at. */
    public long done() {
        return done;
    }
}
