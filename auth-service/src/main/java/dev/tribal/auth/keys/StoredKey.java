package dev.tribal.auth.keys;

import dev.tribal.contracts.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the table of keys: what was ordered, and what became of it since. */
record StoredKey(
        String id,
        KeyOrder order,
        String secretHash,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    static StoredKey of(ResultSet row, int number) throws SQLException {
        String projects = row.getString("projects");
        return new StoredKey(
                row.getString("id"),
                new KeyOrder(
                        row.getString("tenant"),
                        row.getString("name"),
                        row.getString("description"),
                        Arrays.asList(row.getString("scopes").split(" ")),
                        projects == null ? List.of() : List.of(projects.split("\n")),
                        row.getString("created_by"),
                        instant(row.getString("expires_at")),
                        Source.named(row.getString("source")).orElse(Source.AGENT)),
                row.getString("secret_hash"),
                Instant.parse(row.getString("created_at")),
                instant(row.getString("last_used_at")),
                instant(row.getString("revoked_at")));
    }

    boolean isActive(Instant now) {
        return revokedAt == null && (order.expiresAt() == null || now.isBefore(order.expiresAt()));
    }

    IssuedKey issued() {
        return new IssuedKey(
                id, order.tenant(), order.name(), order.scopes(), order.projects(), order.expiresAt(), order.source());
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
