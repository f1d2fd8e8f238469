package dev.tribal.ingest.report;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** What a report has to be that a client wrote itself, alone or among others. */
public final class ReportChecks {
    private final RequestValidator validator;
    private final RequestScrubber scrubber;

    public ReportChecks(RequestValidator validator, RequestScrubber scrubber) {
        this.validator = validator;
        this.scrubber = scrubber;
    }

    /**
     * The report without secrets.
     *
     * @throws ProblemException {@code invalid-request} naming the fields, {@code forbidden} if the caller may not write to
     *     its project, or has a key that everybody can read and sends a solution
     */
    public Scrubbed<NewError> clean(@Nullable NewError error, Caller caller) {
        Scrubbed<NewError> clean = scrubber.report(caller.tenant(), validator.valid(error));
        ProjectLimit.require(caller, clean.request().origin());
        refuseSuperseding(clean.request().solution());
        refuseSolutionOfStranger(clean.request().solution(), caller);
        return clean;
    }

    /** Solutions are followed, so nobody may send one with a key found in a program or a page. */
    private static void refuseSolutionOfStranger(@Nullable NewSolution solution, Caller caller) {
        if (solution != null && caller.isPublic()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "A key with the scope %s alone and one project can stand in a DSN, which everybody can read, so it must not send a solution; use a key with the scope %s or %s too"
                            .formatted(Scopes.ERRORS_WRITE, Scopes.ERRORS_READ, Scopes.SOLUTIONS_WRITE));
        }
    }

    /** Another's solution gives way only to one that is recorded by itself, which needs a scope of its own. */
    static void refuseSuperseding(@Nullable NewSolution solution) {
        if (solution != null && solution.supersedes() != null) {
            throw ProblemException.invalid(
                    "solution.supersedes",
                    "must be left out here; record the solution with POST /errors/{id}/solutions");
        }
    }
}
