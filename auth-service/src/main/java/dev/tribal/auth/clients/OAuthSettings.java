package dev.tribal.auth.clients;

import dev.tribal.contracts.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of OAuth 2.1.
 *
 * @param publicUrl address under which people and clients reach auth-service; {@code null} to take it from each request
 * @param ownResources further addresses of this installation that clients may name as {@code resource}
 * @param otherResources addresses of other systems that take Tribal's tokens; a token for one is of no use here
 * @param accessTokenLifetime how long an access token is valid, 1 second to 15 minutes
 * @param refreshTokenLifetime how long a refresh token may lie unused, 1 minute to 90 days
 * @param refreshFamilyLifetime when a client has to ask the person again however busy it was, 1 hour to 1 year
 * @param clients programs of this installation
 */
@ConfigurationProperties("tribal.auth.oauth")
public record OAuthSettings(
        @Nullable URI publicUrl,
        @DefaultValue List<String> ownResources,
        @DefaultValue List<String> otherResources,
        @DefaultValue("5m") Duration accessTokenLifetime,
        @DefaultValue("14d") Duration refreshTokenLifetime,
        @DefaultValue("30d") Duration refreshFamilyLifetime,
        @DefaultValue List<Client> clients) {
    public OAuthSettings {
        publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
        if (publicUrl != null && (publicUrl.getHost() == null || publicUrl.getRawQuery() != null)) {
            throw new IllegalArgumentException(
                    "tribal.auth.oauth.public-url must be an address such as https://tribal.example.com");
        }
        require("access-token-lifetime", accessTokenLifetime, Duration.ofSeconds(1), Duration.ofMinutes(15));
        require("refresh-token-lifetime", refreshTokenLifetime, Duration.ofMinutes(1), Duration.ofDays(90));
        require("refresh-family-lifetime", refreshFamilyLifetime, Duration.ofHours(1), Duration.ofDays(366));
        ownResources = List.copyOf(ownResources);
        otherResources = List.copyOf(otherResources);
        clients = List.copyOf(clients);
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "tribal.auth.oauth.%s must be between %s and %s".formatted(name, least, most));
        }
    }

    /**
     * A program of this installation. What it may do follows from what is set: with redirect addresses it may ask
     * people, with a secret and a tenant it may act for itself.
     *
     * @param id its {@code client_id}
     * @param secret at least 32 random characters; {@code null} for a program that cannot keep one
     * @param redirectUris where people come back to
     * @param scopes what it may ask for
     * @param tenant where it belongs when it acts for itself
     * @param source who uses it when it acts for itself: agent, ci, app or human; what it writes is believed accordingly
     * @param exchangesTokens whether it may exchange a person's token for one of fewer scopes or another resource
     * @param introspects whether it may ask what a token is worth (RFC 7662)
     */
    public record Client(
            String id,
            @Nullable String secret,
            @DefaultValue List<String> redirectUris,
            @DefaultValue List<String> scopes,
            @Nullable String tenant,
            @DefaultValue("agent") Source source,
            @DefaultValue("false") boolean exchangesTokens,
            @DefaultValue("false") boolean introspects) {
        private static final int SHORTEST_SECRET = 32;

        public Client {
            if (id == null || id.isBlank() || id.contains(":")) {
                throw new IllegalArgumentException("tribal.auth.oauth.clients: each needs an id without a colon");
            }
            secret = secret == null || secret.isBlank() ? null : secret;
            if (secret != null && secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "tribal.auth.oauth.clients: the secret of %s needs at least %d characters"
                                .formatted(id, SHORTEST_SECRET));
            }
            redirectUris = List.copyOf(redirectUris);
            scopes = List.copyOf(scopes);
            if (introspects && secret == null) {
                throw new IllegalArgumentException(
                        "tribal.auth.oauth.clients: %s needs a secret to introspect tokens".formatted(id));
            }
            if (redirectUris.isEmpty() && (secret == null || tenant == null) && !exchangesTokens && !introspects) {
                throw new IllegalArgumentException(
                        "tribal.auth.oauth.clients: %s needs redirect-uris, or a secret and a tenant".formatted(id));
            }
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }
}
