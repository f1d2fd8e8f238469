package dev.tribal.platform.limits;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;

/** Counts what one request brings many of: each costs its caller and tenant what it would cost as a request of its own. */
public interface ItemLimits {
    /**
     * Takes the cost of so many writes from every budget or from none.
     *
     * @throws ProblemException {@code rate-limited} with {@code Retry-After} if one budget is used up
     */
    void take(Caller caller, int writes);
}
