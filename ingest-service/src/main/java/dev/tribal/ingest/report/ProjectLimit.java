package dev.tribal.ingest.report;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** Holds a key that is restricted to projects to them. */
public final class ProjectLimit {
    private ProjectLimit() {}

    /**
     * Returns if the caller may write about what comes from there.
     *
     * @throws ProblemException {@code forbidden} if the project is another one, or none is named
     */
    public static void require(Caller caller, @Nullable Origin origin) {
        if (!caller.mayWriteTo(origin == null ? null : origin.project())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "This key may write only to errors whose origin.project is one of: "
                            + String.join(", ", caller.projects()));
        }
    }
}
