package dev.tribal.auth.clients;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The programs of this installation, as its settings name them, before those that registered themselves. */
public final class ConfiguredClients implements RegisteredClientRepository {
    private final Map<String, RegisteredClient> configured;
    private final RegisteredClientRepository registered;

    public ConfiguredClients(OAuthSettings settings, PasswordEncoder secrets, RegisteredClientRepository registered) {
        Map<String, RegisteredClient> known = settings.clients().stream()
                .map(client -> registered(client, settings, secrets))
                .collect(Collectors.toMap(RegisteredClient::getClientId, Function.identity()));
        known.putIfAbsent(PagesClient.ID, PagesClient.registered(settings));
        this.configured = Map.copyOf(known);
        this.registered = registered;
    }

    @Override
    public void save(RegisteredClient client) {
        if (!configured.containsKey(client.getClientId())) {
            registered.save(client);
        }
    }

    /** Here the internal id is the public one, so that authorizations outlive a restart. */
    @Override
    public @Nullable RegisteredClient findById(String id) {
        RegisteredClient own = configured.get(id);
        return own != null ? own : registered.findById(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        RegisteredClient own = configured.get(clientId);
        return own != null ? own : registered.findByClientId(clientId);
    }

    private static RegisteredClient registered(
            OAuthSettings.Client client, OAuthSettings settings, PasswordEncoder secrets) {
        var builder = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.id())
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .tokenSettings(TokenTerms.of(settings));
        if (client.secret() == null) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(secrets.encode(client.secret()))
                    .clientAuthenticationMethods(methods -> methods.addAll(List.of(
                            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                            ClientAuthenticationMethod.CLIENT_SECRET_POST)));
        }
        var terms = ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false);
        if (!client.redirectUris().isEmpty()) {
            builder.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        if (client.secret() != null && client.tenant() != null) {
            builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
            terms.setting(TribalClient.TENANT, client.tenant())
                    .setting(TribalClient.SOURCE, client.source().wireName());
        }
        if (client.secret() != null && client.exchangesTokens()) {
            builder.authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE);
        }
        if (client.introspects()) {
            terms.setting(TribalClient.INTROSPECTS, true);
        }
        return builder.clientSettings(terms.build()).build();
    }
}
