package dev.tribal.embedding.copy;

/**
 * How far a copy is.
 *
 * @param step what is done now, for example {@code copied}
 * @param done records so far, tombstones not counted
 * @param total records in all
 * @param perSecond records and tombstones a second, in this run
 */
record CopyProgress(String step, long done, long total, double perSecond) {
    @Override
    public String toString() {
        return "%,d of %,d records %s (%,.0f/s)".formatted(done, total, step, perSecond);
    }
}
