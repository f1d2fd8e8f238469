package dev.tribal.auth.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as its tenant's administrators see it.
 *
 * @param key the whole key, in the one answer that shows it
 * @param projects empty for all
 * @param source who uses it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyEntry(
        String id,
        @Nullable String key,
        String tenant,
        String name,
        @Nullable String description,
        List<String> scopes,
        List<String> projects,
        Source source,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("created_by") @Nullable String createdBy,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
        @JsonProperty("revoked_at") @Nullable Instant revokedAt) {
    static KeyEntry of(StoredKey stored, @Nullable String key) {
        KeyOrder order = stored.order();
        return new KeyEntry(
                stored.id(),
                key,
                order.tenant(),
                order.name(),
                order.description(),
                order.scopes(),
                order.projects(),
                order.source(),
                stored.createdAt(),
                order.createdBy(),
                order.expiresAt(),
                stored.lastUsedAt(),
                stored.revokedAt());
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "KeyEntry[id=" + id + "]";
    }
}
