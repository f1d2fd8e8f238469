package dev.tribal.platform.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tool prints its errors, in the format of GitHub's problem matchers; what goes beyond it is marked as ours.
 *
 * @param owner the tool
 * @param severity {@code error} if a matcher and its patterns do not say; nothing else becomes an error
 * @param pattern one regular expression (RE2) for each of the consecutive lines
 * @param rank ours: how much it says, {@link Rank#CAUSE} if a matcher does not say
 * @param language ours: of the code that failed
 * @param type ours: the error type, if no group holds it
 * @param anchors ours: literals of which one stands in each match of the first pattern, case ignored; found from the
 *     pattern if a matcher does not say
 * @param unless ours: what a line must not look like
 * @param block ours: what of the following lines belongs to the error
 * @see <a href="https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md">Problem matchers</a>
 */
public record ProblemMatcher(
        String owner,
        @Nullable String severity,
        List<PatternLine> pattern,
        @Nullable Rank rank,
        @Nullable String language,
        @Nullable String type,
        @Nullable List<String> anchors,
        @Nullable String unless,
        @Nullable Block block) {
    /**
     * One line of the pattern; the numbers are those of groups.
     *
     * @param loop whether the last line may match again, each time another error
     * @param type ours: the group of the error type
     */
    public record PatternLine(
            String regexp,
            @Nullable Integer file,
            @Nullable Integer fromPath,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable Integer severity,
            @Nullable Integer code,
            @Nullable Integer message,
            @Nullable Boolean loop,
            @Nullable Integer type) {}

    /**
     * The lines behind the pattern that belong to the error.
     *
     * @param continues what each of them looks like
     * @param needs what one of the next {@code within} lines must look like, or it is no error at all
     * @param ends what the last of them looks like; its groups {@code type} and {@code message} count
     * @param resumes what stands behind the last line if the error goes on all the same
     * @param gap how many lines of others may stand between them
     */
    public record Block(
            String continues,
            @Nullable String needs,
            @Nullable Integer within,
            @Nullable PatternLine ends,
            @Nullable String resumes,
            @Nullable Integer gap) {}

    /** A file of matchers. */
    public record File(List<ProblemMatcher> problemMatcher) {}
}
