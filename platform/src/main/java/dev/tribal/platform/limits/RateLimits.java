package dev.tribal.platform.limits;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Takes the cost of a request from all its budgets or from none, and writes down what is left of them. */
final class RateLimits {
    private final Buckets buckets;
    private final MeterRegistry meters;

    RateLimits(Buckets buckets, MeterRegistry meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    /**
     * Takes and sets the headers of the answer.
     *
     * @return the problem to answer with if one budget is used up
     */
    Optional<ProblemException> take(List<Quota> quotas, long cost, HttpServletResponse response) {
        var headers = new RateLimitHeaders();
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            Taken taken = buckets.take(quota, cost);
            headers.add(quota, taken);
            if (!taken.granted()) {
                quotas.subList(0, i).forEach(earlier -> buckets.giveBack(earlier, cost));
                headers.write(response);
                return Optional.of(refuse(quota, taken, response));
            }
        }
        headers.write(response);
        return Optional.empty();
    }

    private ProblemException refuse(Quota quota, Taken taken, HttpServletResponse response) {
        meters.counter("tribal.limits.refused", "policy", quota.policy()).increment();
        long seconds = wholeSeconds(taken.retryAfter());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return new ProblemException(
                ProblemType.RATE_LIMITED,
                "The limit %s of %d %s in %d seconds is used up; try again in %d seconds"
                        .formatted(
                                quota.policy(),
                                quota.capacity(),
                                quota.unit() == Quota.Unit.BYTES ? "bytes" : "requests",
                                Quota.WINDOW.toSeconds(),
                                seconds));
    }

    /** Rounded up, so that whoever waits so long is let in. */
    static long wholeSeconds(Duration time) {
        return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
