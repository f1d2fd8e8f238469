package dev.tribal.platform.limits;

import dev.tribal.platform.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
        Optional<ProblemException> refused = take(quotas, cost, headers);
        headers.write(response);
        return refused;
    }

    /**
     * Takes, and writes nothing down.
     *
     * @return the problem to answer with if one budget is used up
     */
    Optional<ProblemException> take(List<Quota> quotas, long cost) {
        return take(quotas, cost, new RateLimitHeaders());
    }

    /**
     * Takes or puts back the difference to what a request turned out to cost. No bucket gives more than it holds, so that
     * of a request that is larger than a quota only so much was taken, and only so much may be put back.
     *
     * @param assumed the cost with which it was let in
     */
    void settle(List<Quota> quotas, long assumed, long cost) {
        for (Quota quota : quotas) {
            long difference = Math.min(cost, quota.capacity()) - Math.min(assumed, quota.capacity());
            if (difference > 0) {
                buckets.charge(quota, difference);
            } else if (difference < 0) {
                buckets.giveBack(quota, -difference);
            }
        }
    }

    private Optional<ProblemException> take(List<Quota> quotas, long cost, RateLimitHeaders headers) {
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            Taken taken = buckets.take(quota, cost);
            headers.add(quota, taken);
            if (!taken.granted()) {
                quotas.subList(0, i).forEach(earlier -> buckets.giveBack(earlier, cost));
                return Optional.of(refuse(quota, taken));
            }
        }
        return Optional.empty();
    }

    private ProblemException refuse(Quota quota, Taken taken) {
        Counter.builder("tribal.limits.refused")
                .description("Requests that a limit refused")
                .tag("policy", quota.policy())
                .register(meters)
                .increment();
        long seconds = wholeSeconds(taken.retryAfter());
        return ProblemException.tooMany(
                "The limit %s of %d %s in %d seconds is used up; try again in %d seconds"
                        .formatted(
                                quota.policy(),
                                quota.capacity(),
                                quota.unit() == Quota.Unit.BYTES ? "bytes" : "requests",
                                Quota.WINDOW.toSeconds(),
                                seconds),
                Duration.ofSeconds(seconds));
    }

    /** Rounded up, so that whoever waits so long is let in. */
    static long wholeSeconds(Duration time) {
        return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
