package dev.tribal.embedding.apply;

import dev.tribal.embedding.fold.RecordKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a batch where it would tell of too many distinct errors. Reports of the same errors cost little together, however
 * many they are; errors that are new are embedded one by one, and nobody sees any of a slice before all are.
 */
final class Slices {
    /** What a model embeds in a few seconds. */
    static final int MOST_ERRORS = 200;

    private Slices() {}

    /** All events in their order; no slice is empty. */
    static List<List<AcceptedEvent>> of(List<AcceptedEvent> events) {
        List<List<AcceptedEvent>> slices = new ArrayList<>();
        Set<RecordKey> keys = new HashSet<>();
        int begin = 0;
        for (int i = 0; i < events.size(); i++) {
            RecordKey key = RecordKey.of(events.get(i).event());
            if (keys.size() == MOST_ERRORS && !keys.contains(key)) {
                slices.add(events.subList(begin, i));
                keys.clear();
                begin = i;
            }
            keys.add(key);
        }
        if (begin < events.size()) {
            slices.add(events.subList(begin, events.size()));
        }
        return slices;
    }
}
