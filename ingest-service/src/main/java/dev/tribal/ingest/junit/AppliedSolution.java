package dev.tribal.ingest.junit;

import dev.tribal.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A solution that is in the tested commit, as the CI system says. */
record AppliedSolution(UUID errorId, UUID solutionId) {
    static final String PARAMETER = "applied_solution";

    /** Each is looked up. */
    private static final int MOST = 20;

    private static final int UUID_LENGTH = 36;

    /**
     * Reads the form {@code ERROR_ID/SOLUTION_ID}.
     *
     * @throws ProblemException {@code invalid-request} if a text has another form, or there are too many
     */
    static List<AppliedSolution> parse(@Nullable List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST) {
            throw ProblemException.invalid(PARAMETER, "must be given at most %d times".formatted(MOST));
        }
        return texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AppliedSolution::parse)
                .distinct()
                .toList();
    }

    private static AppliedSolution parse(String text) {
        String[] ids = text.split("/", -1);
        if (ids.length == 2 && ids[0].length() == UUID_LENGTH && ids[1].length() == UUID_LENGTH) {
            try {
                return new AppliedSolution(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
            } catch (IllegalArgumentException _) {
                // Refused below, like every other form.
            }
        }
        throw ProblemException.invalid(PARAMETER, "must be the id of an error, a slash and the id of its solution");
    }
}
