package dev.tribal.ingest.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The errors of a request, of which the first are taken and the others counted. Not for several threads. */
final class FoundErrors {
    /** As many as a batch has. */
    static final int MOST = 10_000;

    private final List<OtlpError> first = new ArrayList<>();
    private long beyond;

    /** @param error made only if it is taken */
    void add(Supplier<OtlpError> error) {
        if (first.size() < MOST) {
            first.add(error.get());
        } else {
            beyond++;
        }
    }

    /** Those that are taken. */
    List<OtlpError> first() {
        return first;
    }

    /** How many were found after those. */
    long beyond() {
        return beyond;
    }
}
