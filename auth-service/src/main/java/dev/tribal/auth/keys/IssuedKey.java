package dev.tribal.auth.keys;

import dev.tribal.contracts.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key that was found to be valid.
 *
 * @param id the public part of the key
 * @param tenant what it opens
 * @param name what people call it
 * @param scopes what it allows
 * @param projects the only projects that it may write to; empty for all
 * @param expiresAt when it ends; {@code null} for never
 * @param source who uses it
 */
public record IssuedKey(
        String id,
        String tenant,
        String name,
        List<String> scopes,
        List<String> projects,
        @Nullable Instant expiresAt,
        Source source) {
    public IssuedKey {
        scopes = List.copyOf(scopes);
        projects = List.copyOf(projects);
    }
}
