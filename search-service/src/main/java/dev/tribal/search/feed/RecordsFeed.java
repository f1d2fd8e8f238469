package dev.tribal.search.feed;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.platform.tracing.Traces;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.FeedState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the records topic from where the catalog left off and applies it, batch by batch, on one thread. Whatever goes
 * wrong is tried again; meanwhile the catalog answers from what it has.
 */
public final class RecordsFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RecordsFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    /** A day is left to read what is deleted. */
    private static final Duration LONGEST_ABSENCE = Topics.DELETIONS_RETENTION.minusDays(1);

    private final Catalog catalog;
    private final RecordsTopic topic;
    private final EventCodec codec;
    private final CommitRhythm rhythm;
    private final Counter unreadable;
    private final Freshness freshness;
    private final Traces traces;
    private final Clock clock;
    private volatile FeedProgress progress = FeedProgress.STARTING;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;

    public RecordsFeed(
            Catalog catalog,
            RecordsTopic topic,
            EventCodec codec,
            FeedSettings settings,
            Traces traces,
            MeterRegistry meters,
            Clock clock) {
        this.catalog = catalog;
        this.topic = topic;
        this.codec = codec;
        this.traces = traces;
        this.clock = clock;
        this.rhythm = new CommitRhythm(settings);
        this.unreadable = Counter.builder("tribal.search.unreadable")
                .description("Messages of the records topic that were skipped because they cannot be read")
                .register(meters);
        this.freshness = new Freshness(meters, clock);
        Gauge.builder("tribal.search.lag", this, RecordsFeed::lag)
                .description(
                        "Messages of the records topic that are not applied yet, as last measured; NaN if not known")
                .register(meters);
    }

    private double lag() {
        OptionalLong behind = progress.behind();
        return behind.isPresent() ? behind.getAsLong() : Double.NaN;
    }

    /** How it is doing. */
    public FeedProgress progress() {
        return progress;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("records-feed").daemon().start(this::run);
    }

    /** Never interrupts the thread: Lucene's files do not survive that. */
    @Override
    public void stop() {
        stopped.countDown();
        if (consumer instanceof Consumer<String, byte[]> current) {
            current.wakeup();
        }
        try {
            if (thread instanceof Thread running && !running.join(STOP_LIMIT)) {
                LOG.warn("The feed of records does not stop; changes since the last commit are read again");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Starts before the web server and stops after it, so that the last requests still see their writes. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 8192;
    }

    private void run() {
        while (isRunning()) {
            try {
                follow();
            } catch (WakeupException _) {
                LOG.debug("The feed of records was told to stop");
            } catch (NotAppliedException e) {
                report(e.reason(), e.behind());
                pause(RETRY_AFTER.toMillis());
            } catch (RuntimeException e) {
                report(e, OptionalLong.empty());
                pause(RETRY_AFTER.toMillis());
            } catch (Error e) {
                progress = progress.trouble("The feed of records ended; restart search-service", OptionalLong.empty());
                LOG.error("The feed of records ended", e);
                throw e;
            }
        }
        commit();
    }

    private void follow() {
        String topicId = topic.id();
        FeedState last = catalog.state();
        if (!last.topicId().equals(topicId)) {
            progress = progress.fallenBack();
        }
        FeedState begin = catalog.begin(topicId);
        // What was not committed when a disk was full is read again soon, and until then answers are only a little
        // older.
        if (begin.offsets().isEmpty() && !last.offsets().isEmpty()) {
            progress = progress.fallenBack();
        }
        if (begin.offsets().isEmpty()) {
            catalog.complete(clock.instant());
        }
        try (var connected = topic.consumer()) {
            consumer = connected;
            follow(new Assignment(connected, begin.offsets(), clock));
        } catch (InvalidOffsetException e) {
            LOG.warn("The records topic does not reach back to where the read model ended; it is built anew");
            startOver();
        } finally {
            consumer = null;
        }
    }

    private void follow(Assignment assignment) {
        Assignment.Ends firstEnds = assignment.latest();
        Assignment.Ends next = firstEnds;
        LOG.info("Reading the records topic from {}", catalog.state().offsets());
        var pace = new Pace(System::nanoTime);
        // Trouble is over after a while without any, and not between two attempts of which each fails.
        long measured = System.nanoTime();
        while (isRunning()) {
            ConsumerRecords<String, byte[]> records = assignment.poll(POLL);
            if (!records.isEmpty()) {
                long start = System.nanoTime();
                apply(assignment, records);
                Duration rest = pace.rest(records.count(), Duration.ofNanos(System.nanoTime() - start));
                if (progress.caughtUp()) {
                    pause(rest.toMillis());
                }
            }
            commitIfDue();
            boolean due = System.nanoTime() - measured >= MEASURE_EVERY.toNanos();
            if (due) {
                progress = measured(assignment);
                measured = System.nanoTime();
            }
            // Only while the broker answers: without it, old answers are better than none.
            if ((!progress.caughtUp() || due && progress.trouble().isEmpty()) && wasAwayForTooLong()) {
                LOG.warn(
                        "The read model was complete at {} for the last time, and what was deleted since may be forgotten;"
                                + " it is built anew",
                        catalog.state().complete());
                startOver();
                return;
            }
            if (!progress.caughtUp()) {
                progress = progress.catchingUp(assignment.behind(firstEnds));
            }
            if (due && assignment.behind(next) == 0) {
                catalog.complete(next.asked());
                next = assignment.latest();
            }
        }
    }

    private boolean wasAwayForTooLong() {
        return catalog.state().complete().isBefore(clock.instant().minus(LONGEST_ABSENCE));
    }

    private void startOver() {
        progress = progress.fallenBack();
        catalog.startOver(catalog.state().topicId());
    }

    /** Asks the broker, because a poll is silent both when there is nothing and when nobody is there. */
    private FeedProgress measured(Assignment assignment) {
        try {
            return progress.behind(assignment.behind(assignment.ends()));
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debug("The broker does not answer", e);
            return progress.trouble(BrokerFailure.of(e).sentence(), OptionalLong.empty());
        }
    }

    /** @throws NotAppliedException if they cannot be read or written, with how much waits because of that */
    private void apply(Assignment assignment, ConsumerRecords<String, byte[]> records) {
        try {
            apply(records);
        } catch (RuntimeException e) {
            assignment.back(records);
            throw new NotAppliedException(measured(assignment).behind(), e);
        }
    }

    private void apply(ConsumerRecords<String, byte[]> records) {
        List<RecordChange> changes = new ArrayList<>(records.count());
        records.forEach(message -> addReadable(message, changes));
        Map<Integer, Long> next = new HashMap<>();
        records.nextOffsets().forEach((partition, offset) -> next.put(partition.partition(), offset.offset()));
        try (var _ = RecordSpans.of(traces, records)) {
            catalog.apply(changes, next);
        }
        // What was there when the feed began is history, and says nothing about how long readers wait.
        if (progress.caughtUp()) {
            changes.forEach(freshness::searchable);
        }
        rhythm.applied(records.count());
    }

    private void addReadable(ConsumerRecord<String, byte[]> message, List<RecordChange> changes) {
        try {
            changes.add(codec.readRecord(message.headers(), message.value()));
        } catch (UnreadableEventException e) {
            unreadable.increment();
            LOG.warn(
                    "Skipped an unreadable record change at {}-{}: {}",
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
    }

    private void commitIfDue() {
        if (rhythm.isDue()) {
            catalog.commit();
            rhythm.committed();
        }
    }

    private void commit() {
        try {
            catalog.commit();
        } catch (RuntimeException e) {
            LOG.warn("The read model cannot be committed; changes since the last commit are read again", e);
        }
    }

    private void report(RuntimeException e, OptionalLong behind) {
        String trouble = switch (e) {
            case KafkaException _ -> BrokerFailure.of(e).sentence();
            case NewerSchemaException _ -> "A newer Tribal writes the records; upgrade search-service";
            default -> "The read model cannot be written";
        };
        if (!trouble.equals(progress.trouble())) {
            LOG.warn("{}; the feed of records tries again every second", trouble, e);
        }
        progress = progress.trouble(trouble, behind);
    }

    private void pause(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
