package dev.tribal.embedding.copy;

import dev.tribal.embedding.fold.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * How far a copy into a store has come.
 *
 * @param source id of the store that it is made from
 * @param after the last record that was copied, or {@code null} if none was
 * @param records how many were copied, tombstones not counted
 * @param complete whether all were copied and found to be the same
 */
record CopyMark(String source, @Nullable String after, long records, boolean complete) {
    static CopyMark begin(String source) {
        return new CopyMark(source, null, 0, false);
    }

    @Nullable RecordKey resumeAfter() {
        return after == null ? null : RecordKey.parse(after);
    }

    CopyMark with(RecordKey last, long more) {
        return new CopyMark(source, last.toString(), records + more, false);
    }

    CopyMark completed() {
        return new CopyMark(source, after, records, true);
    }
}
