package dev.tribal.platform.grouping;

/** Knows which version of the fingerprints decides. */
@FunctionalInterface
public interface GroupingVersions {
    /**
     * Those that decided until now. Right after the start, waits a while until that is known.
     *
     * @throws dev.tribal.platform.problem.ProblemException {@code unavailable} if it is not known yet, or a version decides
     *     that this code does not know
     */
    DecidedVersions get();
}
