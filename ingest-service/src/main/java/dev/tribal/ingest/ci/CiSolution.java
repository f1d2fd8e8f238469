package dev.tribal.ingest.ci;

import dev.tribal.contracts.UuidForm;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A solution that a commit says it applies, with a trailer {@code Tribal-Solution: ERROR_ID/SOLUTION_ID}. */
public record CiSolution(UUID errorId, UUID solutionId) {
    private static final int MOST = 20;
    private static final int EXAMINED = 64 * 1024;
    private static final Pattern TRAILER =
            Pattern.compile("(?m)^Tribal-Solution: *(%1$s)/(%1$s)\\s*$".formatted(UuidForm.REGEX));

    /** The solutions that a commit's message names. */
    public static List<CiSolution> in(String message) {
        String examined = message.length() > EXAMINED ? message.substring(0, EXAMINED) : message;
        return TRAILER.matcher(examined)
                .results()
                .limit(MOST)
                .map(found -> new CiSolution(UUID.fromString(found.group(1)), UUID.fromString(found.group(2))))
                .distinct()
                .toList();
    }
}
