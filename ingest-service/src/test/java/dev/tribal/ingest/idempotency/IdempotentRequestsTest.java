package dev.tribal.ingest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class IdempotentRequestsTest {
    private static final RequestKey KEY = new RequestKey("acme", "report", "k");

    private final IdempotentRequests requests = new IdempotentRequests(100, Duration.ofHours(24));
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void sameRequestIsWorkedOnOnce() {
        ResponseEntity<Integer> first = requests.once(KEY, "payload", this::work);
        assertThat(requests.once(KEY, "payload", this::work)).isSameAs(first);
        assertThat(count).hasValue(1);
    }

    @Test
    void requestsWithoutKeyOrWithAnotherOneAreAllWorkedOn() {
        var none = new RequestKey("acme", "report", null);
        requests.once(none, "payload", this::work);
        requests.once(none, "payload", this::work);
        requests.once(KEY, "payload", this::work);
        requests.once(new RequestKey("acme", "update", "k"), "payload", this::work);
        requests.once(new RequestKey("other", "report", "k"), "other payload", this::work);
        assertThat(count).hasValue(5);
    }

    @Test
    void orderOfKeysInAnObjectDoesNotMatter() {
        var one = new LinkedHashMap<>(Map.of("a", 1));
        one.put("b", 2);
        var other = new LinkedHashMap<>(Map.of("b", 2));
        other.put("a", 1);
        requests.once(KEY, one, this::work);
        requests.once(KEY, other, this::work);
        assertThat(count).hasValue(1);
    }

    @Test
    void otherRequestWithTheSameKeyIsAMismatch() {
        requests.once(KEY, "payload", this::work);
        assertProblem(ProblemType.IDEMPOTENCY_MISMATCH, "other");
    }

    @Test
    void sameRequestInFlightIsAConflict() {
        requests.once(KEY, "payload", () -> {
            assertProblem(ProblemType.IDEMPOTENCY_CONFLICT, "payload");
            assertProblem(ProblemType.IDEMPOTENCY_MISMATCH, "other");
            return work();
        });
        assertThat(requests.once(KEY, "payload", this::work).getBody()).isEqualTo(1);
    }

    @Test
    void failedAttemptFreesTheKey() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> requests.once(KEY, "payload", () -> {
                    throw new IllegalStateException("no broker");
                }));
        assertThat(requests.once(KEY, "other", this::work).getBody()).isEqualTo(1);
    }

    private ResponseEntity<Integer> work() {
        return ResponseEntity.ok(count.incrementAndGet());
    }

    private void assertProblem(ProblemType type, Object payload) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> requests.once(KEY, payload, this::work))
                .matches(problem -> problem.is(type));
    }
}
