package dev.tribal.embedding.store.dynamodb;

import java.util.UUID;

/**
 * The parts that one write of one record has made.
 *
 * @param prefix what their sort keys begin with; never used again by another write
 * @param count how many they are
 */
record PartsVersion(String prefix, int count) {
    /** What the sort keys of all parts begin with. */
    static final String ALL = "part/";

    static PartsVersion of(long revision, int count) {
        return new PartsVersion(upTo(revision) + UUID.randomUUID() + "/", count);
    }

    /** In the order of texts, no part of a write up to this revision is behind this one's {@code upTo(revision + 1)}. */
    static String upTo(long revision) {
        return "%s%019d/".formatted(ALL, revision);
    }

    String part(int number) {
        return "%s%06d".formatted(prefix, number);
    }
}
