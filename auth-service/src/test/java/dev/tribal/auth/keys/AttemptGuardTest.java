package dev.tribal.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class AttemptGuardTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final AttemptGuard guard =
            new AttemptGuard(new KeySettings(3, 5, Duration.ofSeconds(10), Duration.ofMinutes(1)), clock);

    @Test
    void waitForAKeyDoublesUpToTheLongest() {
        fail(3, "k", HERE);
        assertThat(waitFor("k", ELSEWHERE)).isEqualTo(1);
        fail(1, "k", HERE);
        assertThat(waitFor("k", HERE)).isEqualTo(2);
        fail(10, "k", HERE);
        assertThat(waitFor("k", HERE)).isEqualTo(10);
        now = now.plusSeconds(10);
        guard.admit("k", ELSEWHERE);
    }

    @Test
    void addressThatTriesManyKeysHasToWaitAndOthersDoNot() {
        for (int i = 0; i < 5; i++) {
            fail(1, "k" + i, HERE);
        }
        assertThat(waitFor("another", HERE)).isEqualTo(1);
        guard.admit("another", ELSEWHERE);
    }

    @Test
    void whoHadTheRightKeyIsNotLockedOutByWhoGuessesAtIt() {
        guard.succeeded("k", HERE);
        fail(10, "k", ELSEWHERE);

        assertThatCode(() -> guard.admit("k", HERE)).doesNotThrowAnyException();
        assertThat(waitFor("k", ELSEWHERE)).isPositive();
    }

    @Test
    void rightKeyEndsTheWaitForIt() {
        fail(3, "k", HERE);
        guard.succeeded("k", ELSEWHERE);

        guard.admit("k", HERE);
    }

    private void fail(int times, String id, String address) {
        for (int i = 0; i < times; i++) {
            guard.failed(id, address);
        }
    }

    private long waitFor(String id, String address) {
        var refused = catchThrowableOfType(ProblemException.class, () -> guard.admit(id, address));
        assertThat(refused.getStatusCode().value()).isEqualTo(429);
        return Long.parseLong(String.valueOf(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)));
    }
}
