package dev.tribal.auth.keys;

import dev.tribal.contracts.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is to be made; whoever asks for it was found to be allowed to.
 *
 * @param projects the only projects that it may write to; empty for all
 * @param createdBy the subject of its maker; {@code null} if it is the installation itself
 * @param expiresAt when it ends; {@code null} for never
 * @param source who uses it
 */
public record KeyOrder(
        String tenant,
        String name,
        @Nullable String description,
        List<String> scopes,
        List<String> projects,
        @Nullable String createdBy,
        @Nullable Instant expiresAt,
        Source source) {
    public KeyOrder {
        scopes = List.copyOf(scopes);
        projects = List.copyOf(projects);
    }

    /** A key without an end for all projects of a tenant; nobody vouches for who uses it. */
    public static KeyOrder unlimited(String tenant, String name, List<String> scopes) {
        return new KeyOrder(tenant, name, null, scopes, List.of(), null, null, Source.AGENT);
    }
}
