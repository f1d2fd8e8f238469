package dev.tribal.embedding.apply;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.RecordChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of a batch in an order in which each can say how far the log is applied. A record holds all its events
 * of the batch, also those that come after another record's first one; so it speaks only for what lies before that.
 */
final class PublicationOrder {
    private static final Comparator<Position> IN_THE_LOG =
            Comparator.comparingInt(Position::partition).thenComparingLong(Position::offset);

    private PublicationOrder() {}

    /** The changes to publish, in order. */
    static List<RecordChange> of(Collection<FoldedRecord> records) {
        Map<Integer, List<FoldedRecord>> byPartition = new TreeMap<>();
        for (FoldedRecord record : records) {
            if (record.first() instanceof Position first) {
                byPartition
                        .computeIfAbsent(first.partition(), _ -> new ArrayList<>())
                        .add(record);
            }
        }
        return byPartition.values().stream()
                .flatMap(partition -> inOrder(partition).stream())
                .toList();
    }

    private static List<RecordChange> inOrder(List<FoldedRecord> partition) {
        partition.sort(Comparator.comparing(record -> first(record).offset()));
        Position end = partition.stream()
                .map(FoldedRecord::last)
                .map(Objects::requireNonNull)
                .max(Comparator.comparingLong(Position::offset))
                .orElseThrow();
        List<RecordChange> changes = new ArrayList<>();
        for (int i = 0; i < partition.size(); i++) {
            boolean isLast = i == partition.size() - 1;
            Position applied = isLast ? end : before(first(partition.get(i + 1)));
            changes.add(partition.get(i).change(applied));
        }
        return changes;
    }

    /**
     * What follows from a batch for other errors, in the order of the records. Only reports that are handed on are in that of the
     * log, whichever error they came to: the one that they are of takes an older one of the same partition for a repetition.
     */
    static List<ErrorEvent> ofFollowUps(Collection<FoldedRecord> records) {
        List<ErrorEvent> all =
                records.stream().flatMap(record -> record.followUps().stream()).toList();
        Iterator<ErrorEvent> handedOn = all.stream()
                .filter(event -> handedOn(event) != null)
                .sorted(Comparator.comparing(event -> Objects.requireNonNull(handedOn(event)), IN_THE_LOG))
                .iterator();
        return all.stream()
                .map(event -> handedOn(event) == null ? event : handedOn.next())
                .toList();
    }

    private static @Nullable Position handedOn(ErrorEvent event) {
        return event.data() instanceof ErrorReported report ? report.handedOn() : null;
    }

    private static Position first(FoldedRecord record) {
        return Objects.requireNonNull(record.first());
    }

    private static Position before(Position position) {
        return new Position(position.partition(), position.offset() - 1);
    }
}
