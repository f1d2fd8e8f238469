package dev.tribal.ingest.report;

import dev.tribal.contracts.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What else a client sent, as metadata that is valid however much it was: long texts are cut, and entries that do not fit
 * any more are left out and named.
 */
public final class BoundedMetadata {
    private static final int TEXT = 2_000;
    private static final int NAME = 200;
    private static final int ITEMS = 50;
    private static final int NAMED = 20;

    /** Scrubbing can make texts longer, and other entries need room too. */
    private static final int CHARACTERS = Limits.METADATA_CHARACTERS / 2;

    private final int most;
    private final Map<String, Object> entries = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int characters;

    /** As much as a report may have. */
    public BoundedMetadata() {
        this(CHARACTERS);
    }

    /** @param most how many characters, for what stands in many reports again */
    public BoundedMetadata(int most) {
        this.most = most;
    }

    /** Adds an entry unless there is nothing in it. */
    public BoundedMetadata add(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            keep(name, text(text), text.length());
        }
        return this;
    }

    /** Adds an entry unless there is nothing in it. */
    public BoundedMetadata add(String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull() && !(value.isContainer() && value.isEmpty())) {
            // One level is that of these entries, one that of whoever puts them into a report.
            Object bounded = bounded(value, Limits.METADATA_DEPTH - 2);
            keep(name, bounded, bounded.toString().length());
        }
        return this;
    }

    /** Adds all entries of another one, and names what it left out. */
    public BoundedMetadata addAll(BoundedMetadata other) {
        other.entries.forEach(
                (name, value) -> keep(name, value, value.toString().length()));
        leftOut.addAll(other.leftOut);
        return this;
    }

    private void keep(String name, Object value, int length) {
        String key = name(name);
        int cost = key.length() + Math.min(length, CHARACTERS);
        // One long word is cut to nothing.
        boolean isEmpty = value.equals("") && length > 0;
        if (isEmpty || characters + cost > most || entries.size() >= Limits.METADATA_ENTRIES - 1) {
            if (leftOut.size() < NAMED) {
                leftOut.add(key);
            }
        } else {
            characters += cost;
            entries.put(key, value);
        }
    }

    /** The entries, in their order. */
    public Map<String, Object> toMap() {
        Map<String, Object> all = new LinkedHashMap<>(entries);
        if (!leftOut.isEmpty()) {
            all.put("left_out", List.copyOf(leftOut.subList(0, Math.min(NAMED, leftOut.size()))));
        }
        return all;
    }

    private static Object bounded(JsonNode value, int depth) {
        if (value.isContainer() && depth == 0) {
            return text(value.toString());
        }
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .limit(ITEMS)
                    .forEach(entry -> map.put(name(entry.getKey()), bounded(entry.getValue(), depth - 1)));
            return map;
        }
        if (value.isArray()) {
            return value.valueStream()
                    .filter(item -> !item.isNull())
                    .limit(ITEMS)
                    .map(item -> bounded(item, depth - 1))
                    .toList();
        }
        return scalar(value);
    }

    private static Object scalar(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        return text(value.asString(value.toString()));
    }

    private static String text(String text) {
        return CleanText.of(Shortened.words(text, TEXT));
    }

    private static String name(String name) {
        return CleanText.of(Shortened.start(name, NAME));
    }
}
