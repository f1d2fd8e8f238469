package dev.tribal.platform.grouping;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.event.GroupingDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of the fingerprints that decided in this installation.
 *
 * @param all oldest first, at least one; the last one decides now
 * @param since when it began to decide
 */
public record DecidedVersions(List<Integer> all, Instant since) {
    public DecidedVersions {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("Some version always decides");
        }
    }

    /** An installation that began with this version. */
    public static DecidedVersions beginning(GroupingDecision first) {
        return new DecidedVersions(List.of(first.version()), first.at());
    }

    /** An installation in which nothing but the newest version ever decided. */
    public static DecidedVersions newest() {
        return new DecidedVersions(List.of(FingerprintVersion.NEWEST), Instant.EPOCH);
    }

    /** The same after another decision; the very same if that version is not newer, or it is a second beginning. */
    public DecidedVersions with(GroupingDecision next) {
        if (next.by() == null || next.version() <= current()) {
            return this;
        }
        List<Integer> more = new ArrayList<>(all);
        more.add(next.version());
        return new DecidedVersions(more, next.at());
    }

    /** The one that decides. */
    public int current() {
        return all.getLast();
    }

    /** Those that decided before, oldest first; records may have ids from them. */
    public List<Integer> earlier() {
        return all.subList(0, all.size() - 1);
    }
}
