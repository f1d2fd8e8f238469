package dev.tribal.ingest.idempotency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.text.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request that is sent again as it was answered the first time (draft-ietf-httpapi-idempotency-key-header).
 * This memory is the instance's own and bounded; the id of the event catches what it forgot.
 */
public final class IdempotentRequests {
    /** Answers can be whole records, so they are bounded by what they hold as well as by their number. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final Cache<RequestKey, Attempt> attempts;

    public IdempotentRequests(int remembered, Duration duration) {
        int least = Math.toIntExact(Math.max(1, MAX_BYTES / remembered));
        this.attempts = Caffeine.newBuilder()
                .maximumWeight((long) least * remembered)
                .weigher((RequestKey _, Attempt attempt) -> Math.max(least, attempt.bytes()))
                .expireAfterWrite(duration)
                .build();
    }

    /**
     * Does the work of a request, unless it was done already.
     *
     * @param payload everything that distinguishes the request from others with the same key
     * @param work what to do; if it throws, the key is free again
     * @throws ProblemException {@code idempotency-mismatch} if the key came with another payload before,
     *     {@code idempotency-conflict} if the same request is being worked on
     */
    public <T> ResponseEntity<T> once(RequestKey key, Object payload, Supplier<ResponseEntity<T>> work) {
        if (!key.isIdempotent()) {
            return work.get();
        }
        Optional<ResponseEntity<T>> earlier = begin(key, payload);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            ResponseEntity<T> answer = work.get();
            finish(key, payload, answer);
            return answer;
        } catch (RuntimeException e) {
            abandon(key, payload);
            throw e;
        }
    }

    /**
     * The answer of earlier; if there is none the work is the caller's, to {@link #finish} or to {@link #abandon}.
     *
     * @throws ProblemException as {@link #once}
     */
    public <T> Optional<ResponseEntity<T>> begin(RequestKey key, Object payload) {
        Attempt attempt = new Attempt(hash(payload), null, 0);
        Attempt earlier = attempts.asMap().putIfAbsent(key, attempt);
        return earlier == null ? Optional.empty() : Optional.of(earlierAnswer(earlier, attempt.payloadHash()));
    }

    /** The work is done and was answered so. */
    public void finish(RequestKey key, Object payload, ResponseEntity<?> answer) {
        attempts.put(key, new Attempt(hash(payload), answer, json.writeValueAsBytes(answer.getBody()).length));
    }

    /** The work failed: the key is free again. */
    public void abandon(RequestKey key, Object payload) {
        attempts.asMap().remove(key, new Attempt(hash(payload), null, 0));
    }

    /** One operation has one type of answer, and the operation is part of the key. */
    @SuppressWarnings("unchecked")
    private static <T> ResponseEntity<T> earlierAnswer(Attempt earlier, String payloadHash) {
        if (!earlier.payloadHash().equals(payloadHash)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_MISMATCH,
                    "This Idempotency-Key was sent with another request; use a new key for a new request");
        }
        if (earlier.answer() == null) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_CONFLICT,
                    "The request with this Idempotency-Key is still being worked on; try again in a while");
        }
        return (ResponseEntity<T>) earlier.answer();
    }

    private String hash(Object payload) {
        return Sha256.hex(json.writeValueAsBytes(payload));
    }

    /**
     * @param answer {@code null} while it is being worked on
     * @param bytes how much the answer holds, about
     */
    private record Attempt(String payloadHash, @Nullable ResponseEntity<?> answer, int bytes) {}
}
