package dev.tribal.auth.authorization;

import dev.tribal.auth.clients.OAuthSettings;
import dev.tribal.platform.security.SecuritySettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/**
 * Whom an access token is for: the resource that was asked for (RFC 8707), if it is on the list. A token for another
 * system is of no use here, and the other way round.
 */
public final class Audiences {
    private final OAuthSettings settings;
    private final String own;

    public Audiences(OAuthSettings settings, SecuritySettings security) {
        this.settings = settings;
        this.own = security.audience();
    }

    /**
     * The {@code aud} of a token.
     *
     * @param resource what was asked for, {@code null} for this installation
     * @return nothing if no token for that is given out
     */
    Optional<List<String>> of(@Nullable String resource) {
        if (resource == null || resource.equals(own)) {
            return Optional.of(List.of(own));
        }
        if (isOwn(resource)) {
            return Optional.of(List.of(own, resource));
        }
        return settings.otherResources().contains(resource) ? Optional.of(List.of(resource)) : Optional.empty();
    }

    private boolean isOwn(String resource) {
        String issuer = AuthorizationServerContextHolder.getContext().getIssuer();
        return settings.ownResources().contains(resource)
                || List.of(issuer, issuer + "/", issuer + "/mcp").contains(resource);
    }
}
