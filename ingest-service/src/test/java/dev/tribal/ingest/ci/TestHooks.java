package dev.tribal.ingest.ci;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TestHooks of tenant {@code acme} for tests. */
public final class TestHooks {
    private TestHooks() {}

    /** Of GitHub, whose API is at this address. */
    public static Hook github(String id, @Nullable String token, String api) {
        return hook(id, Provider.GITHUB, token, api);
    }

    /** Of GitLab, whose API is at this address. */
    public static Hook gitlab(String id, @Nullable String token, String api) {
        return hook(id, Provider.GITLAB, token, api);
    }

    private static Hook hook(String id, Provider provider, @Nullable String token, String api) {
        return new Hook(id, provider, "acme", "0123456789abcdef", token, URI.create(api), null, List.of(), List.of());
    }
}
