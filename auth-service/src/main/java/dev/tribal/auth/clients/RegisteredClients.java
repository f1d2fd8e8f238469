package dev.tribal.auth.clients;

import dev.tribal.auth.audit.Trail;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.contracts.event.AuditEvent.Target;
import dev.tribal.platform.sql.Database;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** The clients that registered themselves, in SQL: so many, so many a minute, and not for ever. */
public final class RegisteredClients implements RegisteredClientRepository {
    private final Database database;
    private final JdbcRegisteredClientRepository stored;
    private final RegistrationSettings settings;
    private final Trail trail;
    private final Clock clock;

    public RegisteredClients(Database database, RegistrationSettings settings, Trail trail, Clock clock) {
        this.database = database;
        this.stored = new JdbcRegisteredClientRepository(new JdbcTemplate(database.dataSource()));
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Keeps a client.
     *
     * @throws OAuth2AuthenticationException if there are too many
     */
    @Override
    public void save(RegisteredClient client) {
        if (since(Instant.EPOCH) >= settings.maxClients()
                || since(clock.instant().minus(Duration.ofMinutes(1))) >= settings.perMinute()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE,
                    "Too many clients have registered; try again later",
                    null));
        }
        stored.save(client);
        trail.leaveOfStranger("client.register", new Target("client", client.getClientId()), Outcome.DONE);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return stored.findById(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return stored.findByClientId(clientId);
    }

    /** Forgets clients that hold no authorization. */
    public void sweep() {
        database.client()
                .sql("""
                        delete from oauth2_registered_client where client_id_issued_at < ? and not exists
                        (select 1 from oauth2_authorization a where a.registered_client_id = oauth2_registered_client.id)""")
                .param(Timestamp.from(clock.instant().minus(settings.unusedLifetime())))
                .update();
    }

    private long since(Instant instant) {
        return database.client()
                .sql("select count(*) from oauth2_registered_client where client_id_issued_at > ?")
                .param(Timestamp.from(instant))
                .query(Long.class)
                .single();
    }
}
