package dev.tribal.embedding.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.lifecycle.Rounds;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Merges the records that the version takes for one error which was switched on last. Any process does it, and one that is
 * killed is followed by another: what is merged already is not found again.
 */
final class VersionMerges extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(VersionMerges.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** By then every process has read that another version decides. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

    /** A backlog that does not end is waited for no longer; what is in it is merged when it is applied. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** A few wait all the time where many report. */
    private static final long BACKLOG = 200;

    private static final int AT_ONCE = 100;

    private final RecordStore store;
    private final MergeLedger ledger;
    private final GroupingVersions versions;
    private final Supplier<OptionalLong> backlog;
    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();

    /** @param backlog how many events are not applied yet; empty if nobody knows */
    VersionMerges(
            RecordStore store,
            GroupingVersions versions,
            Supplier<OptionalLong> backlog,
            KafkaTemplate<String, byte[]> kafka,
            EventCodec codec,
            Clock clock) {
        super("grouping-merges");
        this.store = store;
        this.ledger = new MergeLedger(store);
        this.versions = versions;
        this.backlog = backlog;
        this.kafka = kafka;
        this.codec = codec;
        this.clock = clock;
    }

    /** Does it once more for the version that decides, for what became known since. */
    void again() {
        ledger.save(MergeProgress.waiting(versions.get().current(), clock.instant()));
    }

    /** Of the version that decides; {@code null} if none were needed. */
    @Nullable MergeProgress progress() {
        DecidedVersions decided = versions.get();
        return decided.earlier().isEmpty()
                ? null
                : ledger.progress(decided.current())
                        .orElseGet(() -> MergeProgress.waiting(decided.current(), decided.since()));
    }

    @Override
    protected Duration round() {
        try {
            MergeProgress progress = progress();
            if (progress != null
                    && !progress.isDone()
                    && !progress.isWorkedOn(worker, clock.instant())
                    && isSettled()) {
                run(progress.version());
            }
            return LOOK_EVERY;
        } catch (ProblemException e) {
            LOG.debug("Which version of the fingerprints decides is not known now", e);
            return RETRY_AFTER;
        } catch (RuntimeException e) {
            LOG.warn("The errors that are one now cannot be merged now; this is tried again", e);
            return RETRY_AFTER;
        }
    }

    private boolean isSettled() {
        Instant since = versions.get().since();
        OptionalLong waiting = backlog.get();
        return clock.instant().isAfter(since.plus(SETTLED_AFTER))
                && (waiting.isPresent() && waiting.getAsLong() <= BACKLOG
                        || clock.instant().isAfter(since.plus(LONGEST_WAIT)));
    }

    private void run(int version) {
        MergePlan plan = MergePlanner.plan(store, version);
        MergeProgress progress = MergeProgress.of(version, plan, worker, clock.instant());
        ledger.save(progress);
        List<PlannedMerge> merges = plan.merges();
        for (int i = 0; i < merges.size() && isRunning(); i += AT_ONCE) {
            List<PlannedMerge> some = merges.subList(i, Math.min(merges.size(), i + AT_ONCE));
            publish(some, version);
            progress = progress.plus(some.size(), clock.instant());
            ledger.save(progress);
        }
        if (progress.merged() == progress.of()) {
            ledger.save(progress.done(clock.instant()));
            LOG.info("{} errors are merged that are one by version {} of the fingerprints", progress.of(), version);
        }
    }

    private void publish(List<PlannedMerge> merges, int version) {
        Map<?, StoredRecord> now =
                store.read(merges.stream().map(PlannedMerge::part).toList());
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (PlannedMerge merge : merges) {
            if (isStillWanted(now.get(merge.part()), merge)) {
                ErrorEvent event = EarlierDecisions.merge(
                        merge.part().tenant(), merge.part().id(), merge.into(), version, clock.instant());
                sent.add(kafka.send(codec.write(event)));
            }
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    /** Somebody may have said something else since it was planned. */
    private static boolean isStillWanted(@Nullable StoredRecord stored, PlannedMerge merge) {
        ErrorRecord record = stored == null ? null : stored.record();
        return record != null
                && record.groups().mergedInto() == null
                && !record.groups().keptApartFrom().contains(merge.into());
    }
}
