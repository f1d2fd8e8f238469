package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What an error was seen in ran again, beside the runs that its reports tell of.
 *
 * @param failedAgain how often it failed once more at the same commit, 0 or more
 * @param passedAgain how often it passed at the same commit
 * @param passed how often it passed at all, those at the same commit included
 * @param commit version-control revision that ran
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunsObserved(
        @JsonProperty("failed_again") int failedAgain,
        @JsonProperty("passed_again") int passedAgain,
        int passed,
        @Nullable String commit)
        implements ErrorEventData {
    /** More than that of one run is a mistake. */
    private static final int MOST = 1000;

    public RunsObserved {
        failedAgain = Math.clamp(failedAgain, 0, MOST);
        passedAgain = Math.clamp(passedAgain, 0, MOST);
        passed = Math.clamp(passed, passedAgain, MOST);
    }
}
