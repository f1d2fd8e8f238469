package dev.tribal.auth.clients;

import dev.tribal.contracts.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** What Tribal keeps of a client besides what every authorization server does. */
public final class TribalClient {
    /** Name of the client setting that says where a client belongs that acts for itself. */
    static final String TENANT = "tribal.tenant";

    /** Name of the client setting that says who uses a client that acts for itself. */
    static final String SOURCE = "tribal.source";

    /** Name of the client setting that says whether it may introspect tokens. */
    static final String INTROSPECTS = "tribal.introspects";

    private TribalClient() {}

    /** The tenant of a client that acts for itself; {@code null} if it does not. */
    public static @Nullable String tenant(RegisteredClient client) {
        return client.getClientSettings().getSetting(TENANT);
    }

    /** Whether it may ask what a token is worth. */
    public static boolean mayIntrospect(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().<Boolean>getSetting(INTROSPECTS));
    }

    /** Who uses a client that acts for itself. */
    public static Source source(RegisteredClient client) {
        return Source.named(client.getClientSettings().getSetting(SOURCE)).orElse(Source.AGENT);
    }
}
