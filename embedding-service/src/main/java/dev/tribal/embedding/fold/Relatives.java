package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.StableIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at records beside the one that is written: of which error a record is a part, and which were said to be others.
 *
 * @param tenant all of them are of one
 * @param records finds what is stored of that tenant under the id of a record
 */
record Relatives(String tenant, Function<UUID, Optional<StoredRecord>> records) {
    /** Longer chains of merges are taken for circles. */
    private static final int MOST_STEPS = 8;

    Optional<ErrorRecord> find(UUID id) {
        return records.apply(id).map(StoredRecord::record);
    }

    /** Whether there is no such record any more, unlike one that was never seen. */
    boolean isDeleted(UUID id) {
        return records.apply(id).filter(stored -> stored.record() == null).isPresent();
    }

    /** The record of the reports with this fingerprint, if that version decided of some of them. */
    Optional<ErrorRecord> of(String fingerprint) {
        return find(StableIds.errorId(tenant, fingerprint));
    }

    /** The one that stands for a record: that which it is merged into, over any number of steps, or the very same. */
    ErrorRecord wholeOf(ErrorRecord record) {
        ErrorRecord whole = record;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            UUID target = whole.groups().mergedInto();
            Optional<ErrorRecord> next = target == null ? Optional.empty() : find(target);
            if (next.isEmpty()) {
                return whole;
            }
            whole = next.get();
        }
        return whole;
    }

    /** Whether both are parts of the same, or one of the other. */
    boolean areOne(ErrorRecord one, ErrorRecord other) {
        return wholeOf(one).id().equals(wholeOf(other).id());
    }

    /**
     * Whether somebody said that two errors are not one: of the first, and any error that is in the second, or that has
     * reports there.
     *
     * @param versions of the fingerprints that decided when it had them
     */
    boolean areKeptApart(ErrorRecord one, ErrorRecord other, List<Integer> versions) {
        ErrorRecord whole = wholeOf(other);
        List<ErrorRecord> inOther = Stream.concat(Stream.of(other, whole), reportedIn(other, versions))
                .filter(record -> !record.id().equals(one.id()))
                .toList();
        Set<UUID> ids = inOther.stream().map(ErrorRecord::id).collect(Collectors.toSet());
        return one.groups().keptApartFrom().stream().anyMatch(id -> ids.contains(id) || isPartOf(id, whole.id()))
                || inOther.stream()
                        .filter(record -> !record.id().equals(other.id()))
                        .anyMatch(record -> saysApart(record, one));
    }

    /** Whether it was said of a record that it is not another one, nor any that is one with that now. */
    boolean saysApart(ErrorRecord record, ErrorRecord from) {
        UUID whole = wholeOf(from).id();
        return record.groups().keptApartFrom().stream().anyMatch(id -> id.equals(from.id()) || isPartOf(id, whole));
    }

    /** Whether an error is a whole, or a part of it over any number of steps. */
    boolean isPartOf(UUID id, UUID whole) {
        return id.equals(whole)
                || find(id).map(this::wholeOf)
                        .filter(found -> found.id().equals(whole))
                        .isPresent();
    }

    /** The records of versions before in which the reports of an error were before, as far as it remembers. */
    private Stream<ErrorRecord> reportedIn(ErrorRecord record, List<Integer> versions) {
        return record.groups().fingerprints().stream()
                .filter(print -> versions.contains(FingerprintVersion.of(print)))
                .flatMap(print -> of(print).stream());
    }
}
