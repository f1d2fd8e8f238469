package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of some dead letters.
 *
 * @param replayed how many were accepted once more
 * @param kept how many wait on, because this version cannot read them either
 * @param until to be given to the next request
 * @param next to be given to the next request as {@code after}; {@code null} if there are no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayReceipt(
        int replayed, int kept, Instant until, @Nullable UUID next) {}
