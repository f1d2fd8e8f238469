package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;

/** Which project a DSN reports to. */
final class DsnProject {
    private DsnProject() {}

    /**
     * The only project of the caller's key; the DSN has its name, or a number, which is all that many SDKs take.
     *
     * @throws ProblemException {@code forbidden} if the key can do more than a DSN, which everybody sees, should, or the
     *     DSN names another project
     */
    static String of(Caller caller, String inDsn) {
        if (!caller.isPublic()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The key of a DSN must have the scope %s alone and one project; make one with tribal keys create --dsn"
                            .formatted(Scopes.ERRORS_WRITE));
        }
        String project = caller.projects().getFirst();
        if (!inDsn.equals(project) && !inDsn.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The key of this DSN is one of another project");
        }
        return project;
    }
}
