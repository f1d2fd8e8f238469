package dev.tribal.benchmarks.quality;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Something that finds records. */
interface Ranker extends AutoCloseable {
    /** How many are looked at. */
    int MOST = 10;

    /** The records most like a text, best first, at most {@link #MOST}. */
    List<UUID> rank(String text) throws IOException;

    @Override
    default void close() throws IOException {
        // Most hold nothing.
    }
}
