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

    /** By concatenation, which unlike formatting costs next to nothing in every request. */
    void add(Quota quota, Taken taken) {
        String name = "\"" + quota.policy() + "\"";
        policies.add(name + ";q=" + quota.capacity() + ";w=" + Quota.WINDOW.toSeconds() + unit(quota));
        states.add(name + ";r=" + taken.remaining() + ";t=" + RateLimits.wholeSeconds(taken.reset()));
    }

    private static String unit(Quota quota) {
        return quota.unit() == Quota.Unit.REQUESTS
                ? ""
                : ";qu=\"" + quota.unit().wireName() + "\"";
    }

    void write(HttpServletResponse response) {
        response.setHeader(POLICY, String.join(", ", policies));
        response.setHeader(STATE, String.join(", ", states));
    }
}
