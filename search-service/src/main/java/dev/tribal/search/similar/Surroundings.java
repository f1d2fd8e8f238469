package dev.tribal.search.similar;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.Limits;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.search.solutions.SolutionRanking;
import org.jspecify.annotations.Nullable;

/** Checks the surroundings in a query: they come back in the answer, once for each solution that is for others. */
final class Surroundings {
    private Surroundings() {}

    /** @throws ProblemException {@code invalid-request} if a name in them is too long */
    static Applicability checked(@Nullable Applicability given) {
        if (given == null) {
            return SolutionRanking.ANYWHERE;
        }
        check("language", given.language());
        check("framework", given.framework());
        check("versions", given.versions());
        check("os", given.os());
        return given;
    }

    private static void check(String field, @Nullable String name) {
        if (name != null && name.length() > Limits.NAME) {
            throw ProblemException.invalid(
                    "surroundings." + field, "must have at most %d characters".formatted(Limits.NAME));
        }
    }
}
