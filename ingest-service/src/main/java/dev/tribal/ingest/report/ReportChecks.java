package dev.tribal.ingest.report;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewSolution;
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
     *     its project
     */
    public Scrubbed<NewError> clean(@Nullable NewError error, Caller caller) {
        Scrubbed<NewError> clean = scrubber.report(caller.tenant(), validator.valid(error));
        ProjectLimit.require(caller, clean.request().origin());
        refuseSuperseding(clean.request().solution());
        return clean;
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
