package dev.tribal.auth.clients.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tribal.auth.clients.Registration;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Finds a client whose {@code client_id} is an address in the document there, and leaves all others to the next. */
public final class DocumentClients implements RegisteredClientRepository {
    private static final int MOST_KEPT = 1_000;

    private final DocumentSettings settings;
    private final DocumentFetcher fetcher;
    private final ClientDocument document;
    private final RegisteredClientRepository others;
    private final Cache<String, Found> kept;
    private final HostPatience patience;

    public DocumentClients(
            DocumentSettings settings,
            DocumentFetcher fetcher,
            Registration terms,
            RegisteredClientRepository others,
            Ticker ticker) {
        this.settings = settings;
        this.fetcher = fetcher;
        this.document = new ClientDocument(terms);
        this.others = others;
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfter(Expiry.<String, Found>creating((_, found) -> found.lifetime()))
                .ticker(ticker)
                .build();
        this.patience = new HostPatience(ticker);
    }

    /** Whether a client is known by its document and not by registration. */
    public static boolean isKnownByDocument(String clientId) {
        return ClientDocument.isMeant(clientId);
    }

    @Override
    public void save(RegisteredClient client) {
        others.save(client);
    }

    /**
     * The client of a stored authorization; its internal id is its public one. While its document cannot be had, it is one
     * that can do nothing, because an authorization cannot be read without any.
     */
    @Override
    public @Nullable RegisteredClient findById(String id) {
        if (!ClientDocument.isMeant(id)) {
            return others.findById(id);
        }
        return settings.enabled() && find(id) instanceof Found.Client found ? found.client() : powerless(id);
    }

    /**
     * The client as its document says.
     *
     * @throws OAuth2AuthenticationException {@code invalid_client} with what is wrong with it
     */
    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (!ClientDocument.isMeant(clientId) || !settings.enabled()) {
            return others.findByClientId(clientId);
        }
        return switch (find(clientId)) {
            case Found.Client found -> found.client();
            case Found.Nothing nothing ->
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, nothing.reason(), null));
        };
    }

    private Found find(String clientId) {
        return Objects.requireNonNull(kept.get(clientId, this::fetch));
    }

    private Found fetch(String clientId) {
        try {
            URI address = ClientDocument.address(clientId);
            requireAllowed(address);
            if (!patience.allows(address.getHost().toLowerCase(Locale.ROOT))) {
                return new Found.Nothing("Too many documents of this host are asked for; try again", Duration.ZERO);
            }
            DocumentFetcher.Fetched fetched = fetcher.fetch(address);
            return new Found.Client(
                    document.client(clientId, fetched.body()), DocumentLifetime.of(fetched.cacheControl()));
        } catch (DocumentException e) {
            return new Found.Nothing(
                    Objects.requireNonNull(e.getMessage()),
                    e.isLasting() ? DocumentLifetime.OF_FAILURE : Duration.ZERO);
        }
    }

    private void requireAllowed(URI address) {
        if (!settings.allowedHosts().isEmpty()
                && !settings.allowedHosts().contains(address.getHost().toLowerCase(Locale.ROOT))) {
            throw new DocumentException("The host of this client is not one from which clients are taken here");
        }
    }

    private static RegisteredClient powerless(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .build();
    }

    private sealed interface Found {
        Duration lifetime();

        record Client(RegisteredClient client, Duration lifetime) implements Found {}

        record Nothing(String reason, Duration lifetime) implements Found {}
    }
}
