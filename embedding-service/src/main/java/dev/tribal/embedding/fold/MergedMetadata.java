package dev.tribal.embedding.fold;

import dev.tribal.contracts.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Merges metadata key by key; what no longer fits is dropped, oldest keys first, never one of the latest. */
final class MergedMetadata {
    private MergedMetadata() {}

    static Map<String, Object> of(Map<String, Object> earlier, Map<String, Object> latest) {
        Map<String, Object> merged = new LinkedHashMap<>(earlier);
        merged.putAll(latest);
        long size = merged.entrySet().stream().mapToLong(MergedMetadata::size).sum();
        var oldestFirst = merged.entrySet().iterator();
        while (oldestFirst.hasNext()
                && (merged.size() > Limits.METADATA_ENTRIES || size > Limits.METADATA_CHARACTERS)) {
            var entry = oldestFirst.next();
            if (!latest.containsKey(entry.getKey())) {
                size -= size(entry);
                oldestFirst.remove();
            }
        }
        return merged;
    }

    private static long size(Map.Entry<String, Object> entry) {
        return (long) entry.getKey().length() + String.valueOf(entry.getValue()).length();
    }
}
