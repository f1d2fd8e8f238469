package dev.tribal.search.similar;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.search.catalog.AppliedPositions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Lets a reader wait for a write. */
public record ReadYourWrites(AppliedPositions positions) {
    private static final int DEFAULT_SECONDS = 5;

    /**
     * Returns when the position is applied, or at once without one.
     *
     * @param seconds the longest wait, 0 to {@link Limits#WAIT_SECONDS}; {@code null} for 5
     * @throws ProblemException if it is not applied in time
     */
    public void await(@Nullable Position position, @Nullable Integer seconds) {
        int limit = seconds == null ? DEFAULT_SECONDS : seconds;
        if (limit < 0 || limit > Limits.WAIT_SECONDS) {
            throw ProblemException.invalid("wait_seconds", "must be 0 to " + Limits.WAIT_SECONDS);
        }
        if (position != null && !positions.await(position, Duration.ofSeconds(limit))) {
            var problem = new ProblemException(
                    ProblemType.POSITION_NOT_APPLIED,
                    "The position %s is not applied after %d s; try again".formatted(position, limit));
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
            throw problem;
        }
    }
}
