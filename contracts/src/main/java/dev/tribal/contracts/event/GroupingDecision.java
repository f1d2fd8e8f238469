package dev.tribal.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@link Topics#GROUPING}: from now on this version of the fingerprints decides of which error a report is.
 * The first entry says with which one the installation began; a later one counts if somebody asked for it and its
 * version is newer.
 *
 * @param version from 1
 * @param at when it was decided
 * @param by the principal that asked for it; {@code null} for the beginning, which nobody asks for
 */
public record GroupingDecision(
        int version, Instant at, @Nullable String by) {
    public GroupingDecision {
        if (version < 1) {
            throw new IllegalArgumentException("Versions of fingerprints count from 1");
        }
        Objects.requireNonNull(at, "at");
    }
}
