package dev.tribal.embedding.generation;

import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.store.RecordStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the ledger now and then and builds the generation that nobody builds: fills it from the record store, goes on
 * where a killed process was, and lets it serve when it is complete.
 */
public final class Reindexing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Generations generations;
    private final RecordStore store;
    private final Duration lookEvery;
    private final Clock clock = Clock.systemUTC();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Thread watch;
    private volatile @Nullable Thread builder;
    private volatile @Nullable String ours;

    /**
     * Does nothing until it is started.
     *
     * @param lookEvery how often to look at the ledger; a change there reaches every process in this time
     */
    public Reindexing(Generations generations, RecordStore store, Duration lookEvery) {
        this.generations = generations;
        this.store = store;
        this.lookEvery = lookEvery;
    }

    /** Early, as what is being built has to get the first event too; so it stops after the consumer. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        watch = Thread.ofPlatform().name("index-watch").daemon().start(this::watch);
    }

    private void watch() {
        do {
            try {
                generations.refresh();
                generations.building().ifPresent(this::buildUnlessSomebodyDoes);
            } catch (RuntimeException e) {
                LOG.warn("The ledger of vector indexes cannot be read now", e);
            }
        } while (!isStoppedWithin(lookEvery));
    }

    private void buildUnlessSomebodyDoes(OpenGeneration building) {
        if (building.name().equals(ours)
                || generations.progress(building.name()).isAbandoned(clock.instant())) {
            build(building.name());
        }
    }

    /** Builds a generation in the background, unless this process builds one already. */
    synchronized void build(String name) {
        if (!(builder instanceof Thread running && running.isAlive())) {
            ours = name;
            builder = Thread.ofPlatform().name("reindex").daemon().start(() -> runUntilDone(name));
        }
    }

    private void runUntilDone(String name) {
        // By then every process has seen the generation and writes to it; what was stored before is found by the scan.
        boolean done = isStoppedWithin(lookEvery.multipliedBy(2));
        while (!done) {
            try {
                done = run(name);
            } catch (RuntimeException e) {
                LOG.error("The re-index cannot go on now; this is tried again", e);
                done = isStoppedWithin(RETRY_AFTER);
            }
        }
    }

    /** Returns whether there is no more to do, at least in this process. */
    private boolean run(String name) {
        var building = generations.building().filter(open -> open.name().equals(name));
        if (building.isEmpty()) {
            return true;
        }
        VectorIndex index = building.get().index();
        if (index.lostVectors()) {
            // Something of what was built before may be missing; a record whose vector is there costs only a look.
            generations.save(BuildProgress.none(name));
        }
        var rebuild = new IndexRebuild(store, building.get().model(), index);
        generations.save(generations.progress(name).of(store.count(), clock.instant()));
        boolean ended = rebuild.run(
                generations.progress(name).resumeAfter(),
                () -> isGivenUp(name),
                (last, records) -> generations.save(generations.progress(name).with(last, records, clock.instant())));
        if (ended && index.lostVectors()) {
            LOG.warn(
                    "The vector index {} has perhaps lost vectors while it was built; all records are looked at again",
                    name);
            generations.save(BuildProgress.none(name).of(store.count(), clock.instant()));
            return false;
        }
        if (ended) {
            generations.switchTo(name);
            LOG.info("The vector index {} is complete and serves now", name);
        }
        return ended || isGivenUp(name);
    }

    private boolean isGivenUp(String name) {
        return stopped.getCount() == 0
                || generations
                        .building()
                        .filter(open -> open.name().equals(name))
                        .isEmpty();
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
        join(watch);
        join(builder);
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
