package dev.tribal.embedding.grouping;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.embedding.fold.EarlierDecisions;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private final Function<ErrorEvent, CompletableFuture<?>> publisher;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();

    /**
     * @param backlog how many events are not applied yet; empty if nobody knows
     * @param publisher sends an event; what it returns is done when that is safe
     */
    VersionMerges(
            RecordStore store,
            GroupingVersions versions,
            Supplier<OptionalLong> backlog,
            Function<ErrorEvent, CompletableFuture<?>> publisher,
            Clock clock) {
        super("grouping-merges");
        this.store = store;
        this.ledger = new MergeLedger(store);
        this.versions = versions;
        this.backlog = backlog;
        this.publisher = publisher;
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
        return look(this::isRunning);
    }

    /**
     * Merges if that is to be done and no other process is at it.
     *
     * @param goOn asked now and then whether to
     * @return how long to rest before the next look
     */
    Duration look(BooleanSupplier goOn) {
        try {
            MergeProgress progress = progress();
            if (progress != null
                    && !progress.isDone()
                    && !progress.isWorkedOn(worker, clock.instant())
                    && isSettled()) {
                run(progress.version(), goOn);
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

    /** Ends where another process has begun, or somebody wants it anew. */
    private void run(int version, BooleanSupplier goOn) {
        MergeProgress before = ledger.progress(version).orElse(null);
        MergePlan plan = MergePlanner.plan(store, version);
        MergeProgress progress = MergeProgress.of(version, plan, worker, clock.instant());
        boolean isOurs = ledger.replace(before, progress);
        List<PlannedMerge> merges = plan.merges();
        for (int i = 0; i < merges.size() && isOurs && goOn.getAsBoolean(); i += AT_ONCE) {
            List<PlannedMerge> some = merges.subList(i, Math.min(merges.size(), i + AT_ONCE));
            publish(some, version);
            MergeProgress next = progress.plus(some.size(), clock.instant());
            isOurs = ledger.replace(progress, next);
            progress = next;
        }
        if (progress.merged() == progress.of() && isOurs && ledger.replace(progress, progress.done(clock.instant()))) {
            LOG.info("{} errors are merged that are one by version {} of the fingerprints", progress.of(), version);
        }
    }

    private void publish(List<PlannedMerge> merges, int version) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (PlannedMerge merge : stillWanted(merges, version)) {
            ErrorEvent event = EarlierDecisions.merge(
                    merge.part().tenant(), merge.part().id(), merge.into(), version, clock.instant());
            sent.add(publisher.apply(event));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    /** Somebody may have said something else since they were planned. */
    private List<PlannedMerge> stillWanted(List<PlannedMerge> merges, int version) {
        var now = new Wholes(store, version);
        now.read(merges.stream()
                .flatMap(merge -> Stream.of(merge.part(), merge.target()))
                .distinct()
                .toList());
        now.complete();
        return merges.stream().filter(merge -> isStillWanted(merge, now)).toList();
    }

    private static boolean isStillWanted(PlannedMerge merge, Wholes now) {
        Member part = now.get(merge.part());
        Optional<Member> whole = now.wholeOf(merge.target());
        return part != null
                && part.mergedInto() == null
                && whole.filter(into -> !into.key().equals(part.key()) && !now.areKeptApart(part, into))
                        .isPresent();
    }
}
