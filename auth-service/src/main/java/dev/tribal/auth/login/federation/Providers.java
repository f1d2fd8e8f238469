package dev.tribal.auth.login.federation;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** What is known of the providers, asked when somebody comes to sign in: no start waits for another system. */
final class Providers implements ClientRegistrationRepository {
    private final Map<String, FederationSettings.Provider> configured;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    Providers(FederationSettings settings) {
        this.configured = settings.providers().stream()
                .collect(Collectors.toUnmodifiableMap(FederationSettings.Provider::id, Function.identity()));
    }

    FederationSettings.Provider get(String id) {
        return Objects.requireNonNull(configured.get(id), "only configured providers get here");
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        FederationSettings.Provider provider = configured.get(id);
        return provider == null ? null : known.computeIfAbsent(id, _ -> registration(provider));
    }

    /** The library compares the issuer in the metadata with the one that was asked. */
    private static ClientRegistration registration(FederationSettings.Provider provider) {
        return ClientRegistrations.fromIssuerLocation(provider.issuer().toString())
                .registrationId(provider.id())
                .clientName(provider.label())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .scope(provider.scopes())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
