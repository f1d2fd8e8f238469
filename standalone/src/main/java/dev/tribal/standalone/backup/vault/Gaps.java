package dev.tribal.standalone.backup.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a backup lacks of that which it should hold.
 *
 * @param texts how many long texts the records of its full backup refer to that were not in the blob store
 * @param keys whether there was no key to verify API keys with, so that all of them are dead after a restore
 */
public record Gaps(long texts, boolean keys) {
    /** Of a backup that is whole. */
    public static final Gaps NONE = new Gaps(0, false);

    /** In words that go on in a line; empty if it lacks nothing. */
    public String sentence() {
        List<String> lacks = new ArrayList<>();
        if (texts > 0) {
            lacks.add(String.format(Locale.ROOT, "%,d long texts were missing", texts));
        }
        if (keys) {
            lacks.add("api-key-hash.key was missing, so no API key works after a restore");
        }
        return String.join("; ", lacks);
    }
}
