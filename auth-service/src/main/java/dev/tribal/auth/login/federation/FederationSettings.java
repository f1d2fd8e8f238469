package dev.tribal.auth.login.federation;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.security.TenantName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The systems where people may sign in besides here.
 *
 * @param providers each shows as a link on the page to sign in
 */
@ConfigurationProperties("tribal.auth.federation")
public record FederationSettings(@DefaultValue List<Provider> providers) {
    public FederationSettings {
        providers = List.copyOf(providers);
        if (providers.stream().map(Provider::id).distinct().count() != providers.size()) {
            throw new IllegalArgumentException("tribal.auth.federation.providers: each needs an id of its own");
        }
    }

    /**
     * An OpenID Connect provider. Tenant and role are either the same for everybody from there, or follow from a claim of
     * the ID token; who has no value that is named gets in nowhere.
     *
     * @param id short name in addresses and in the names of people from there: lower-case letters, digits, hyphens
     * @param label what people know it as
     * @param issuer its {@code iss}, below which its metadata are
     * @param clientId what this installation is called there
     * @param clientSecret what it proves that with
     * @param tenant the tenant of everybody from there
     * @param tenantClaim name of the claim that decides about the tenant
     * @param tenants its values, and the tenant for each
     * @param role the role of everybody from there
     * @param roleClaim name of the claim that decides about the role
     * @param roles its values, and the role for each; who has several gets the one with the most rights
     */
    public record Provider(
            String id,
            String label,
            URI issuer,
            String clientId,
            String clientSecret,
            @DefaultValue({"openid"}) List<String> scopes,
            @Nullable String tenant,
            @Nullable String tenantClaim,
            @DefaultValue Map<String, String> tenants,
            @Nullable Role role,
            @Nullable String roleClaim,
            @DefaultValue Map<String, Role> roles) {
        private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,30}");

        public Provider {
            if (id == null || !ID.matcher(id).matches()) {
                throw refused("id", "must be lower-case letters, digits and hyphens");
            }
            if (issuer == null || issuer.getHost() == null) {
                throw refused("issuer", "must be an address such as https://login.example.com");
            }
            if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
                throw refused("client-id and client-secret", "must be set");
            }
            if (!scopes.contains("openid")) {
                throw refused("scopes", "must have openid among them");
            }
            if ((tenant == null) == (tenantClaim == null) || (role == null) == (roleClaim == null)) {
                throw refused("tenant and role", "need a fixed value or a claim, and not both");
            }
            if ((tenant != null && !TenantName.isWellFormed(tenant))
                    || !tenants.values().stream().allMatch(TenantName::isWellFormed)) {
                throw refused("tenants", "must have names of letters, digits, dots, hyphens and underscores");
            }
            label = label == null || label.isBlank() ? id : label;
            scopes = List.copyOf(scopes);
            tenants = Map.copyOf(tenants);
            roles = Map.copyOf(roles);
        }

        private static IllegalArgumentException refused(String what, String why) {
            return new IllegalArgumentException("tribal.auth.federation.providers: %s %s".formatted(what, why));
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Provider[id=" + id + ", issuer=" + issuer + "]";
        }
    }
}
