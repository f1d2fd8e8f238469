package dev.tribal.embedding.apply;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Puts the records of a batch in an order in which each can say how far the log is applied. A record holds all its events
 * of the batch, also those that come after another record's first one; so it speaks only for what lies before that.
 */
final class PublicationOrder {
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

    private static Position first(FoldedRecord record) {
        return Objects.requireNonNull(record.first());
    }

    private static Position before(Position position) {
        return new Position(position.partition(), position.offset() - 1);
    }
}
