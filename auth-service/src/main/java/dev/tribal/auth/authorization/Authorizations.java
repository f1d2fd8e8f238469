package dev.tribal.auth.authorization;

import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Authorizations in SQL, with hashes in place of tokens. A code or a refresh token is good once: whoever brings it a
 * second time, or at the same time elsewhere, ends the authorization with all tokens that came of it (RFC 9700).
 */
public final class Authorizations implements OAuth2AuthorizationService {
    private static final Logger LOG = LoggerFactory.getLogger(Authorizations.class);

    /** Attribute that carries the hash of the code or refresh token from the look-up to the save; never stored. */
    private static final String PRESENTED = "tribal.presented";

    private final Database database;
    private final JdbcOAuth2AuthorizationService stored;
    private final SpentTokens spent;
    private final Families families;
    private final AuthorizationTrail trail;

    /** @param longestFamily how long an authorization lasts at most, however often its tokens are renewed */
    public Authorizations(
            Database database,
            RegisteredClientRepository clients,
            AuthorizationTrail trail,
            Duration longestFamily,
            Clock clock) {
        this.database = database;
        this.stored = new JdbcOAuth2AuthorizationService(new JdbcTemplate(database.dataSource()), clients);
        this.spent = new SpentTokens(database, clock);
        this.families = new Families(database, longestFamily, clock);
        this.trail = trail;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        String presented = authorization.getAttribute(PRESENTED);
        OAuth2Authorization hashed = TokenHash.all(OAuth2Authorization.from(authorization)
                .attributes(attributes -> attributes.remove(PRESENTED))
                .build());
        boolean first = Boolean.TRUE.equals(database.transactions().execute(_ -> {
            if (presented != null && !spent.spend(presented, authorization.getId())) {
                return false;
            }
            stored.save(hashed);
            families.begin(hashed.getId());
            return true;
        }));
        if (!first) {
            end(authorization);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        stored.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return stored.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type != null && OAuth2ParameterNames.STATE.equals(type.getValue())) {
            return stored.findByToken(token, type);
        }
        String hash = TokenHash.of(token);
        OAuth2Authorization found = stored.findByToken(hash, type);
        boolean goodOnce = type != null && isGoodOnce(type);
        if (found == null && goodOnce) {
            spent.authorizationOf(hash).map(stored::findById).ifPresent(this::end);
        }
        if (found == null || (goodOnce && families.isOver(found.getId()))) {
            return null;
        }
        // The library looks the token up again in what it gets, by its value.
        OAuth2Authorization.Builder presented = TokenHash.presenting(found, token);
        return goodOnce ? presented.attribute(PRESENTED, hash).build() : presented.build();
    }

    private static boolean isGoodOnce(OAuth2TokenType type) {
        return OAuth2TokenType.REFRESH_TOKEN.equals(type) || OAuth2ParameterNames.CODE.equals(type.getValue());
    }

    private void end(OAuth2Authorization authorization) {
        LOG.warn(
                "A code or refresh token of {} was used twice; the authorization of {} has ended",
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName());
        stored.remove(authorization);
        trail.replayed(authorization);
    }

    /** Forgets what has expired, and consents that nobody answered. */
    public void sweep(Duration refreshTokenLifetime) {
        families.sweep();
        spent.sweep(refreshTokenLifetime.multipliedBy(2));
    }

    /** Ends all that a person gave to clients, in the transaction of the caller. */
    public void endAllOf(String person) {
        families.endAllOf(person);
    }
}
