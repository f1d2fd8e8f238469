package dev.tribal.auth;

import dev.tribal.auth.signing.SigningKeyRing;
import dev.tribal.auth.tokens.AccessTokens;
import dev.tribal.auth.tokens.SigningKeysController;
import dev.tribal.auth.tokens.TokenController;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.SecuritySettings;
import dev.tribal.platform.sql.Database;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The composition root of auth-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
@Import({
    TokenController.class,
    SigningKeysController.class,
    SigningConfiguration.class,
    KeysConfiguration.class,
    AuditConfiguration.class,
    LoginConfiguration.class,
    PeopleConfiguration.class,
    OAuthConfiguration.class
})
public class AuthConfiguration {
    /** Class-path folder of the migrations of its database. */
    public static final String MIGRATIONS = "db/auth";

    @Bean
    AccessRules authAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.POST, "/token"), AccessRules.open(HttpMethod.GET, "/oauth2/jwks"));
    }

    @Bean(destroyMethod = "close")
    AuthDatabase authDatabase(AuthSettings settings) {
        Database database = openDatabase(settings);
        try {
            AuthRestoreMark.throwIfUnfinished(database);
            return new AuthDatabase(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Opens the database of auth-service, whose tables are made if they are not there. */
    public static Database openDatabase(AuthSettings settings) {
        String appendOnly = "db/append-only/" + (settings.database().isSqlite() ? "sqlite" : "postgresql");
        return Database.open(settings.database(), MIGRATIONS, appendOnly);
    }

    @Bean
    AccessTokens accessTokens(SigningKeyRing keys, SecuritySettings security, AuthSettings settings) {
        return new AccessTokens(keys, security, settings.tokenLifetime(), Clock.systemUTC());
    }

    /** This service's own database, under a type of its own so that services in one process do not mix theirs up. */
    record AuthDatabase(Database database) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
        }
    }
}
