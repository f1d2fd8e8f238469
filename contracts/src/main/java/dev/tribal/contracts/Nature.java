package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an error behaves when what failed runs again: what the runs of tests and CI systems tell, and nothing of other
 * reports. All counts only grow.
 *
 * @param failed runs in which it was seen
 * @param passed runs known in which its test, or the job that had it, passed
 * @param failedAgain of {@code failed}, those at a commit at which it had failed before
 * @param passedAgain of {@code passed}, those at a commit at which it had failed before
 * @param infrastructure of {@code failed}, those that look like a fault of what the run needs: network, runner, disk
 * @param cameBackAt when it was last seen again after it had been resolved, or after a run had passed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Nature(
        long failed,
        long passed,
        @JsonProperty("failed_again") long failedAgain,
        @JsonProperty("passed_again") long passedAgain,
        long infrastructure,
        @JsonProperty("came_back_at") @Nullable Instant cameBackAt) {
    /** No run told anything. */
    public static final Nature NONE = new Nature(0, 0, 0, 0, 0, null);

    /** Of the runs at the same commit, the share that has to pass before an error counts as flaky. */
    private static final double FLAKY = 0.1;

    /** From so many failures on, what they look like is more than chance, and what never passes after them is no fault of the surroundings. */
    private static final int SEVERAL = 3;

    /** What the rates say; {@code null} if they say nothing yet. */
    @JsonProperty(value = "kind", access = JsonProperty.Access.READ_ONLY)
    public @Nullable NatureKind kind() {
        boolean alwaysFails = failedAgain >= SEVERAL && passedAgain == 0;
        if (!alwaysFails && failed >= SEVERAL && infrastructure * 2 > failed) {
            return NatureKind.INFRASTRUCTURE;
        }
        if (passedAgain > 0 && passedAgain >= FLAKY * (passedAgain + failedAgain)) {
            return NatureKind.FLAKY;
        }
        return failedAgain > 0 ? NatureKind.DETERMINISTIC : null;
    }

    /** Whether it goes away without a change, so that a run that passes says nothing of a fix. */
    public boolean passesByItself() {
        return kind() == NatureKind.FLAKY || kind() == NatureKind.INFRASTRUCTURE;
    }

    /** The same after more of everything; the later time counts. */
    public Nature plus(Nature more) {
        return new Nature(
                failed + more.failed,
                passed + more.passed,
                failedAgain + more.failedAgain,
                passedAgain + more.passedAgain,
                infrastructure + more.infrastructure,
                later(cameBackAt, more.cameBackAt));
    }

    /** The same after it came back. */
    public Nature cameBack(Instant time) {
        return plus(new Nature(0, 0, 0, 0, 0, time));
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
