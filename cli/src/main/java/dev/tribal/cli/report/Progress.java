package dev.tribal.cli.report;

/** Hears how much of a report is on its way. */
@FunctionalInterface
public interface Progress {
    /**
     * Called again and again while a report is sent.
     *
     * @param bytes sent by now
     * @param of all bytes, at least 1
     */
    void sent(long bytes, long of);
}
