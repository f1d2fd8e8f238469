package dev.tribal.ingest.report;

import dev.tribal.contracts.Limits;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps in the metadata of one report what its format says besides; together no more than metadata may have. */
public final class KeptFields {
    private static final int LONGEST = 16 * 1024;
    private static final int DEEPEST = 6;

    private final Map<String, Object> metadata;

    /** Scrubbing can make texts longer, and other entries need room too. */
    private int left = Limits.METADATA_CHARACTERS / 2;

    /** @param metadata gets what is kept */
    public KeptFields(Map<String, Object> metadata) {
        this.metadata = metadata;
    }

    /**
     * Puts a value if there is one. What is too long or too deep for metadata is kept as the text that it is, as far as
     * there is room.
     */
    public KeptFields put(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainer() && value.isEmpty()) {
            return this;
        }
        String text = value.toString();
        int limit = Math.min(LONGEST, left);
        if (text.length() <= limit && isFlat(value, DEEPEST)) {
            left -= text.length();
            metadata.put(name, JsonMapper.shared().convertValue(value, Object.class));
        } else {
            String start = Shortened.words(text, limit);
            left -= start.length();
            if (!start.isEmpty()) {
                metadata.put(name, start);
            }
        }
        return this;
    }

    private static boolean isFlat(JsonNode value, int levels) {
        return levels > 0 && value.valueStream().allMatch(child -> isFlat(child, levels - 1));
    }
}
