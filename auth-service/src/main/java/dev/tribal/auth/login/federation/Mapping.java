package dev.tribal.auth.login.federation;

import dev.tribal.auth.login.Person;
import dev.tribal.contracts.api.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what somebody from a provider is here. */
final class Mapping {
    /** OpenID Connect allows 255 characters of ASCII; more than this does not fit. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,150}");

    private Mapping() {}

    /**
     * The name that somebody from a provider has here. No name of a person of this installation has a colon, so no
     * provider can give anybody's name out.
     */
    static String name(String providerId, String subject) {
        return providerId + ":" + subject;
    }

    /** The person; nothing if the provider's settings say of none of their claims what that means here. */
    static Optional<Person> person(FederationSettings.Provider provider, String subject, Map<String, Object> claims) {
        if (!SUBJECT.matcher(subject).matches()) {
            return Optional.empty();
        }
        Optional<String> tenant = provider.tenant() != null
                ? Optional.of(provider.tenant())
                : values(claims, provider.tenantClaim()).stream()
                        .flatMap(value -> Optional.ofNullable(provider.tenants().get(value)).stream())
                        .distinct()
                        // In two tenants at once is in none: which it would be must not hang on an order.
                        .reduce((_, _) -> "")
                        .filter(name -> !name.isEmpty());
        Optional<Role> role = provider.role() != null
                ? Optional.of(provider.role())
                : values(claims, provider.roleClaim()).stream()
                        .flatMap(value -> Optional.ofNullable(provider.roles().get(value)).stream())
                        .max(Comparator.comparing(Role::ordinal));
        return tenant.flatMap(home -> role.map(rights -> new Person(name(provider.id(), subject), home, rights)));
    }

    private static List<String> values(Map<String, Object> claims, @Nullable String claim) {
        return switch (claims.get(claim == null ? "" : claim)) {
            case String one -> List.of(one);
            case Collection<?> several ->
                several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }
}
