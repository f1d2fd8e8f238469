package dev.tribal.embedding.copy;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.StoreSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies all records, tombstones included, into a store that has none, and compares both in the end. Neither may be
 * written by anybody else meanwhile. A copy that was killed goes on where it was; one that is repeated changes nothing.
 */
final class RecordCopy {
    /** What is known beside the records and is still true in the other store. */
    private static final List<String> PROPERTIES = List.of(StoreSchema.NEWEST, StoreSchema.OLDEST, Generations.LEDGER);

    private static final int MOST_TRIES = 3;

    private final RecordStore from;
    private final RecordStore to;
    private final CopyLedger ledger;
    private final Consumer<CopyProgress> progress;

    RecordCopy(RecordStore from, RecordStore to, Consumer<CopyProgress> progress) {
        this.from = from;
        this.to = to;
        this.ledger = new CopyLedger(from, to);
        this.progress = progress;
    }

    /**
     * Says what there is to do, and writes nothing.
     *
     * @return how many records and tombstones there are to copy
     * @throws CopyRefusedException if the target has records that are not from a copy of this source
     */
    RecordDigest plan() {
        refuseForeign(ledger.mark().orElse(null), ledger.knownSource());
        return count();
    }

    /** What the source has, whatever the target is. */
    RecordDigest count() {
        return digest(from, "counted", from.count());
    }

    /**
     * Copies what is not copied yet, and compares the two stores.
     *
     * @return what both of them have
     * @throws CopyRefusedException if the target has other records, or differs in the end
     */
    RecordDigest run() {
        CopyMark mark = ledger.mark().orElse(null);
        refuseForeign(mark, ledger.knownSource());
        if (mark == null) {
            mark = CopyMark.begin(ledger.source());
            ledger.mark(mark);
        }
        return mark.complete() ? compareAgain() : compare(copyAfter(mark));
    }

    private void refuseForeign(@Nullable CopyMark mark, Optional<String> source) {
        if (mark != null && !source.equals(Optional.of(mark.source()))) {
            throw new CopyRefusedException("The target holds a copy of another store; empty it or name another one.");
        }
        if (mark == null && !to.isEmpty()) {
            throw new CopyRefusedException(
                    "The target has records that are not from this copy; empty it or name another one.");
        }
    }

    private CopyMark copyAfter(CopyMark begin) {
        PROPERTIES.forEach(name ->
                from.properties().get(name).ifPresent(value -> to.properties().put(name, value)));
        var meter = new CopyMeter("copied", from.count(), begin.records(), progress);
        CopyMark[] mark = {begin};
        from.scan(begin.resumeAfter(), page -> {
            copy(page);
            mark[0] = mark[0].with(page.getLast().key(), live(page));
            ledger.mark(mark[0]);
            meter.add(page.size(), live(page));
        });
        return mark[0];
    }

    private void copy(List<StoredRecord> page) {
        for (int tries = 1; ; tries++) {
            try {
                to.write(missing(page));
                return;
            } catch (ConcurrentWriteException e) {
                // A write whose answer was lost is repeated by the client, and then finds itself.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private List<StoredRecord> missing(List<StoredRecord> page) {
        Map<RecordKey, StoredRecord> there =
                to.read(page.stream().map(StoredRecord::key).toList());
        return page.stream()
                .map(record -> {
                    StoredRecord found = there.get(record.key());
                    return record.withRevision(found == null ? 0 : found.revision());
                })
                .filter(record -> !record.equals(there.get(record.key())))
                .toList();
    }

    private RecordDigest compare(CopyMark mark) {
        Optional<RecordDigest> same = same(mark.records());
        // If they differ, the next run looks at all records again.
        ledger.mark(same.isPresent() ? mark.completed() : CopyMark.begin(mark.source()));
        return same.orElseThrow(() -> new CopyRefusedException("The copy differs from its source; see that nothing"
                + " writes to either of them, and run the same command again."));
    }

    private RecordDigest compareAgain() {
        return same(from.count())
                .orElseThrow(() -> new CopyRefusedException("The copy was complete, and one of the two stores was"
                        + " changed since; to copy again, empty the target."));
    }

    private Optional<RecordDigest> same(long total) {
        RecordDigest source = digest(from, "of the source verified", total);
        RecordDigest target = digest(to, "of the target verified", total);
        return source.matches(target) ? Optional.of(target) : Optional.empty();
    }

    private RecordDigest digest(RecordStore store, String step, long total) {
        var digest = new RecordDigest();
        var meter = new CopyMeter(step, total, 0, progress);
        store.scan(null, page -> {
            digest.add(page);
            meter.add(page.size(), live(page));
        });
        return digest;
    }

    private static long live(List<StoredRecord> page) {
        return page.stream().filter(record -> record.record() != null).count();
    }
}
