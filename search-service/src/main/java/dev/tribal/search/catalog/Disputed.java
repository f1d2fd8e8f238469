package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Disputes solutions of an error when another one, with which it is one, comes back. In the record that came back that
 * was done when it was folded; the others know nothing of it.
 */
public final class Disputed {
    private Disputed() {}

    /**
     * The solution as it looks where the error came back: if it had worked before that, it did not for good.
     *
     * @param back when any of the errors came back last, {@code null} if none did
     * @param holder the record of the solution
     */
    public static Solution since(@Nullable Instant back, ErrorRecord holder, Solution solution) {
        if (back == null || back.equals(holder.behaves().cameBackAt()) || solution.supersededBy() != null) {
            return solution;
        }
        Outcomes tried = solution.tried();
        return hadWorked(tried, back) && !isDisputed(tried, back)
                ? solution.with(
                        new Outcomes(tried.worked(), tried.failed(), tried.regressions() + 1, back, tried.listed()))
                : solution;
    }

    private static boolean hadWorked(Outcomes tried, Instant back) {
        return tried.worked() > tried.failed()
                && tried.listed().stream()
                        .anyMatch(outcome ->
                                outcome.worked() && outcome.reportedAt().isBefore(back));
    }

    private static boolean isDisputed(Outcomes tried, Instant back) {
        Instant last = tried.disputedAt();
        return last != null && !last.isBefore(back);
    }
}
