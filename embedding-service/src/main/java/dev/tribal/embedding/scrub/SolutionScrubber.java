package dev.tribal.embedding.scrub;

import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Solution;
import dev.tribal.platform.scrub.FieldScrubber;
import java.util.Objects;

/** Scrubs every text of a stored solution and of what came of it. */
final class SolutionScrubber {
    private SolutionScrubber() {}

    static Solution scrub(FieldScrubber fields, Solution solution) {
        return new Solution(
                solution.id(),
                fields.text("solution.description", solution.description()),
                fields.textIfAny("solution.code_fix", solution.codeFix()),
                fields.textIfAny("solution.explanation", solution.explanation()),
                Objects.requireNonNull(fields.textsIfAny("solution.references", solution.references())),
                fields.textIfAny("solution.verify", solution.verify()),
                solution.author(),
                solution.recordedAt(),
                solution.source(),
                solution.appliesTo() == null ? null : fields.applicability(solution.appliesTo()),
                solution.supersedes(),
                solution.supersededBy(),
                solution.outcomes() == null
                        ? null
                        : solution.outcomes()
                                .withListed(solution.outcomes().listed().stream()
                                        .map(outcome -> scrub(fields, outcome))
                                        .toList()),
                solution.standing(),
                solution.candidate(),
                solution.linkedFrom());
    }

    private static Outcome scrub(FieldScrubber fields, Outcome outcome) {
        return new Outcome(
                outcome.worked(),
                fields.textIfAny("outcome.evidence", outcome.evidence()),
                outcome.source(),
                outcome.reporter(),
                outcome.reportedAt(),
                fields.textIfAny("outcome.run_url", outcome.runUrl()),
                fields.textIfAny("outcome.commit", outcome.commit()),
                fields.textIfAny("outcome.environment", outcome.environment()));
    }
}
