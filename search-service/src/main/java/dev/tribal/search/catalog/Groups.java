package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.event.RecordChange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the documents that changes of records lead to. Records that are merged are answered as one: that into which the
 * others are merged, over any number of steps, holds what is known of all, and nobody finds the others by themselves.
 */
final class Groups {
    private final IndexedRecords indexed;
    private final Map<RecordName, RecordChange> changes;
    private final Map<RecordName, List<RecordName>> changedParts = new HashMap<>();

    /** @param changes the latest of each record */
    Groups(IndexedRecords indexed, Map<RecordName, RecordChange> changes) {
        this.indexed = indexed;
        this.changes = changes;
        changes.forEach((name, change) -> {
            if (change.record() != null && name.targetOf(change.record()) instanceof RecordName target) {
                changedParts.computeIfAbsent(target, _ -> new ArrayList<>()).add(name);
            }
        });
    }

    /** Writes what changed, and what is merged with it. */
    void write(IndexWriter writer) throws IOException {
        Set<RecordName> written = new HashSet<>();
        for (RecordName name : changes.keySet()) {
            if (!written.contains(name)) {
                Set<RecordName> connected = connected(name);
                write(connected, writer);
                written.addAll(connected);
            }
        }
    }

    private void write(Set<RecordName> connected, IndexWriter writer) throws IOException {
        Map<RecordName, ErrorRecord> records = new LinkedHashMap<>();
        for (RecordName name : connected) {
            ErrorRecord record = after(name);
            if (record != null) {
                records.put(name, record);
            } else if (changes.containsKey(name)) {
                writer.deleteDocuments(name.term());
            }
        }
        Map<RecordName, List<ErrorRecord>> parts = new LinkedHashMap<>();
        for (var entry : records.entrySet()) {
            RecordName name = entry.getKey();
            RecordName whole = wholeOf(name, records);
            List<ErrorRecord> others = parts.computeIfAbsent(whole, _ -> new ArrayList<>());
            if (!whole.equals(name)) {
                others.add(entry.getValue());
                writePart(name, entry.getValue(), writer);
            }
        }
        for (var entry : parts.entrySet()) {
            RecordName name = entry.getKey();
            writer.updateDocument(
                    name.term(), indexed.documents().whole(name.tenant(), after(name, records), entry.getValue()));
        }
    }

    /** A part that did not change, and was one before, is written already: a storm in one costs no more for the others. */
    private void writePart(RecordName name, ErrorRecord record, IndexWriter writer) throws IOException {
        if (changes.containsKey(name) || !indexed.isPart(name)) {
            writer.updateDocument(name.term(), indexed.documents().part(name.tenant(), record));
        }
    }

    /** All records that are merged with one, directly or not, before the changes or after. */
    private Set<RecordName> connected(RecordName first) throws IOException {
        Set<RecordName> connected = new LinkedHashSet<>(Set.of(first));
        var left = new ArrayDeque<>(connected);
        while (!left.isEmpty()) {
            for (RecordName neighbour : neighbours(left.remove())) {
                if (connected.add(neighbour)) {
                    left.add(neighbour);
                }
            }
        }
        return connected;
    }

    private Collection<RecordName> neighbours(RecordName name) throws IOException {
        List<RecordName> neighbours = new ArrayList<>(indexed.partsOf(name));
        neighbours.addAll(changedParts.getOrDefault(name, List.of()));
        if (indexed.targetOf(name) instanceof RecordName before) {
            neighbours.add(before);
        }
        RecordChange change = changes.get(name);
        if (change != null && change.record() != null && name.targetOf(change.record()) instanceof RecordName target) {
            neighbours.add(target);
        }
        return neighbours;
    }

    private @Nullable ErrorRecord after(RecordName name) throws IOException {
        RecordChange change = changes.get(name);
        return change == null ? indexed.find(name) : change.record();
    }

    private static ErrorRecord after(RecordName name, Map<RecordName, ErrorRecord> records) {
        ErrorRecord record = records.get(name);
        if (record == null) {
            throw new IllegalStateException("A record is a part of one that there is not");
        }
        return record;
    }

    /** Follows a record to the last one that exists; in a circle, that with the least id stands for all. */
    private static RecordName wholeOf(RecordName name, Map<RecordName, ErrorRecord> records) {
        Set<RecordName> passed = new LinkedHashSet<>();
        RecordName at = name;
        while (passed.add(at)) {
            RecordName target = at.targetOf(after(at, records));
            if (target == null || !records.containsKey(target)) {
                return at;
            }
            at = target;
        }
        RecordName again = at;
        return passed.stream()
                .dropWhile(one -> !one.equals(again))
                .min(Comparator.comparing(RecordName::id))
                .orElseThrow();
    }
}
