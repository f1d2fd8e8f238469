package dev.tribal.platform.limits;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers {@code RateLimit-Policy} and {@code RateLimit} as of draft-ietf-httpapi-ratelimit-headers-10, one item for
 * each budget that the request counted against.
 */
final class RateLimitHeaders {
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final List<String> policies = new ArrayList<>();
    private final List<String> states = new ArrayList<>();

    void add(Quota quota, Taken taken) {
        String unit = quota.unit() == Quota.Unit.REQUESTS
                ? ""
                : ";qu=\"%s\"".formatted(quota.unit().wireName());
        policies.add("\"%s\";q=%d;w=%d%s"
                .formatted(quota.policy(), quota.capacity(), Quota.WINDOW.toSeconds(), unit));
        states.add("\"%s\";r=%d;t=%d"
                .formatted(quota.policy(), taken.remaining(), RateLimits.wholeSeconds(taken.reset())));
    }

    void write(HttpServletResponse response) {
        response.setHeader(POLICY, String.join(", ", policies));
        response.setHeader(STATE, String.join(", ", states));
    }
}
