package dev.tribal.ingest.idempotency;

import dev.tribal.contracts.StableIds;
import dev.tribal.platform.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request the same as an earlier one.
 *
 * @param tenant whose key it is
 * @param operation what is asked for, for example {@code report}; the same key may be used for another operation
 * @param key the {@code Idempotency-Key} as sent, or {@code null} if a repetition is a request of its own
 */
public record RequestKey(
        String tenant, String operation, @Nullable String key) {
    private static final int MAX_LENGTH = 255;

    /** Throws {@link ProblemException} if the key has another form than 1 to 255 visible ASCII characters. */
    public RequestKey {
        if (key != null && !isValid(key)) {
            throw ProblemException.invalid(
                    "Idempotency-Key", "must be 1 to %d visible ASCII characters".formatted(MAX_LENGTH));
        }
    }

    private static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** The same key for another kind of event that the same request leads to. */
    public RequestKey of(String otherOperation) {
        return new RequestKey(tenant, otherOperation, key);
    }

    /** Whether a repetition has to be recognised. */
    public boolean isIdempotent() {
        return key != null;
    }

    /**
     * The id of the only event that the request leads to.
     *
     * @param content what the request says, as a value that prints the same for the same content
     */
    public UUID eventId(Object content) {
        return key == null ? UUID.randomUUID() : StableIds.eventId(tenant, operation, key, content.toString());
    }

    /** The id of one of several events, counted from 0. */
    public UUID eventId(int index, Object content) {
        return key == null
                ? UUID.randomUUID()
                : StableIds.eventId(tenant, operation, key + "#" + index, content.toString());
    }
}
