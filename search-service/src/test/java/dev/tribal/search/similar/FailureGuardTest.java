package dev.tribal.search.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailureGuardTest {
    private Instant now = Instant.EPOCH;
    private final InstantSource source = () -> now;
    private final FailureGuard guard = new FailureGuard(source.withZone(ZoneOffset.UTC));

    @Test
    void closesAfterRepeatedFailures() {
        assertThat(guard.failed()).isFalse();
        assertThat(guard.failed()).isFalse();
        assertThat(guard.allows()).isTrue();
        assertThat(guard.failed()).isTrue();
        assertThat(guard.allows()).isFalse();
        assertThat(guard.isWell()).isFalse();
    }

    @Test
    void successInBetweenStartsTheCountAgain() {
        guard.failed();
        guard.failed();
        guard.succeeded();
        guard.failed();
        assertThat(guard.allows()).isTrue();
    }

    @Test
    void letsOneTryAfterThePause() {
        close();
        now = now.plusSeconds(5);
        assertThat(guard.allows()).isTrue();
        assertThat(guard.allows()).isFalse();
        guard.succeeded();
        assertThat(guard.allows()).isTrue();
        assertThat(guard.isWell()).isTrue();
    }

    @Test
    void failedTryBeginsThePauseAgain() {
        close();
        now = now.plusSeconds(5);
        assertThat(guard.allows()).isTrue();
        assertThat(guard.failed()).isFalse();
        assertThat(guard.allows()).isFalse();
    }

    private void close() {
        guard.failed();
        guard.failed();
        guard.failed();
    }
}
