package dev.tribal.ingest.scrub;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.platform.scrub.FieldScrubber;
import dev.tribal.platform.scrub.Scrubbing;
import org.jspecify.annotations.Nullable;

/** Scrubs every text of a valid request: before it is fingerprinted, remembered, sent or stored. */
public final class RequestScrubber {
    private static final String ERROR_TYPE = "error_type";

    private final Scrubbing scrubbing;

    public RequestScrubber(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    public Scrubbed<NewError> report(String tenant, NewError error) {
        FieldScrubber fields = scrubbing.of(tenant);
        var clean = new NewError(
                fields.text(ERROR_TYPE, error.errorType()),
                fields.context(error.context()),
                solutionIfAny(fields, error.solution()),
                error.metadata() == null ? null : fields.metadata(error.metadata()),
                error.origin() == null ? null : fields.origin(error.origin()));
        return new Scrubbed<>(clean, fields.receipt());
    }

    public Scrubbed<ErrorUpdate> update(String tenant, ErrorUpdate update) {
        FieldScrubber fields = scrubbing.of(tenant);
        var clean = new ErrorUpdate(
                fields.textIfAny(ERROR_TYPE, update.errorType()),
                update.context() == null ? null : fields.context(update.context()),
                solutionIfAny(fields, update.solution()),
                update.metadata() == null ? null : fields.metadata(update.metadata()),
                update.state(),
                update.priority(),
                fields.textIfAny("assignee", update.assignee()),
                fields.textsIfAny("labels", update.labels()));
        return new Scrubbed<>(clean, fields.receipt());
    }

    public Scrubbed<NewSolution> solution(String tenant, NewSolution solution) {
        FieldScrubber fields = scrubbing.of(tenant);
        return new Scrubbed<>(scrubbed(fields, solution), fields.receipt());
    }

    public Scrubbed<NewOutcome> outcome(String tenant, NewOutcome outcome) {
        FieldScrubber fields = scrubbing.of(tenant);
        var clean = new NewOutcome(
                outcome.worked(),
                fields.text("outcome.evidence", outcome.evidence()),
                outcome.source(),
                fields.textIfAny("outcome.run_url", outcome.runUrl()),
                fields.textIfAny("outcome.commit", outcome.commit()),
                fields.textIfAny("outcome.environment", outcome.environment()));
        return new Scrubbed<>(clean, fields.receipt());
    }

    /** Where a request comes from, for what is made of that alone. */
    public Scrubbed<Origin> origin(String tenant, Origin origin) {
        FieldScrubber fields = scrubbing.of(tenant);
        return new Scrubbed<>(fields.origin(origin), fields.receipt());
    }

    private static @Nullable NewSolution solutionIfAny(FieldScrubber fields, @Nullable NewSolution solution) {
        return solution == null ? null : scrubbed(fields, solution);
    }

    private static NewSolution scrubbed(FieldScrubber fields, NewSolution solution) {
        return new NewSolution(
                fields.text("solution.description", solution.description()),
                fields.textIfAny("solution.code_fix", solution.codeFix()),
                fields.textIfAny("solution.explanation", solution.explanation()),
                fields.textsIfAny("solution.references", solution.references()),
                fields.textIfAny("solution.verify", solution.verify()),
                solution.appliesTo() == null ? null : fields.applicability(solution.appliesTo()),
                solution.supersedes());
    }
}
