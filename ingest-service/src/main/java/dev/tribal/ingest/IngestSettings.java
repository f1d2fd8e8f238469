package dev.tribal.ingest;

import dev.tribal.platform.log.ProblemMatcher;
import dev.tribal.platform.log.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of ingest-service.
 *
 * @param ackTimeout how long a request waits for the broker's acknowledgement
 * @param existenceWait how long a write to an unknown error waits for earlier events to become readable
 * @param healthTimeout how long the check of the broker's health may take
 * @param rememberedKeys how many idempotency keys an instance remembers, at least 1
 * @param rememberKeysFor how long it remembers them
 * @param maxReportSize how large the test reports of one request may be
 * @param maxLogSize how long a build log may be
 * @param problemMatchersFile problem matchers of the installation's own, which are tried before those that come with
 *     Tribal; {@code null} for none
 */
@ConfigurationProperties("tribal.ingest")
public record IngestSettings(
        @DefaultValue("15s") Duration ackTimeout,
        @DefaultValue("5s") Duration existenceWait,
        @DefaultValue("2s") Duration healthTimeout,
        @DefaultValue("10000") int rememberedKeys,
        @DefaultValue("24h") Duration rememberKeysFor,
        @DefaultValue("50MB") DataSize maxReportSize,
        @DefaultValue("100MB") DataSize maxLogSize,
        @Nullable Path problemMatchersFile) {
    public IngestSettings {
        problemMatchersFile =
                problemMatchersFile == null || problemMatchersFile.toString().isBlank() ? null : problemMatchersFile;
        requirePositive("ack-timeout", ackTimeout);
        requirePositive("existence-wait", existenceWait);
        requirePositive("health-timeout", healthTimeout);
        requirePositive("remember-keys-for", rememberKeysFor);
        if (rememberedKeys < 1) {
            throw new IllegalArgumentException("tribal.ingest.remembered-keys must be at least 1");
        }
    }

    /**
     * The installation's own problem matchers, then those that come with Tribal.
     *
     * @throws IllegalArgumentException if the file cannot be read or is no file of problem matchers
     */
    List<ProblemMatcher> problemMatchers() {
        return Rules.with(problemMatchersFile, "tribal.ingest.problem-matchers-file");
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("tribal.ingest.%s must be longer than nothing".formatted(name));
        }
    }
}
