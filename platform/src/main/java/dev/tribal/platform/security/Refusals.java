package dev.tribal.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests that were not let in, by reason. */
final class Refusals {
    private final Counter missing;
    private final Counter invalid;
    private final Counter forbidden;
    private final Counter unverifiable;

    Refusals(MeterRegistry meters) {
        missing = counter("no-credentials", meters);
        invalid = counter("invalid-credentials", meters);
        forbidden = counter("missing-scope", meters);
        unverifiable = counter("auth-unavailable", meters);
    }

    /** @param sent whether there were credentials, which then were wrong */
    void unauthorized(boolean sent) {
        (sent ? invalid : missing).increment();
    }

    void forbidden() {
        forbidden.increment();
    }

    /** auth-service, or its keys, could not be asked. */
    void unverifiable() {
        unverifiable.increment();
    }

    private static Counter counter(String reason, MeterRegistry meters) {
        return Counter.builder("tribal.security.refused")
                .description("Requests that were not let in")
                .tag("reason", reason)
                .register(meters);
    }
}
