package dev.tribal.auth;

import dev.tribal.auth.AuthConfiguration.AuthDatabase;
import dev.tribal.auth.audit.AuditTable;
import dev.tribal.auth.authorization.Authorizations;
import dev.tribal.auth.clients.OAuthSettings;
import dev.tribal.auth.login.People;
import dev.tribal.auth.signing.KeyRotationController;
import dev.tribal.auth.signing.KeySeal;
import dev.tribal.auth.signing.RotationTrail;
import dev.tribal.auth.signing.SigningKeyRing;
import dev.tribal.auth.signing.SigningKeyTable;
import dev.tribal.auth.signing.SigningSettings;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.security.AccessRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The keys that sign access tokens, and what is done now and then: rotation by the calendar, sweeping. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningSettings.class)
@Import(KeyRotationController.class)
class SigningConfiguration {
    @Bean
    AccessRules signingAccess() {
        return AccessRules.of(AccessRules.scope(HttpMethod.POST, "/api/v1/signing-keys/rotate", Scopes.INSTALLATION));
    }

    @Bean
    RotationTrail rotationTrail(AuditTable table, AuditEvents authAuditEvents, AuthSettings settings) {
        return new RotationTrail(table, authAuditEvents, settings.firstKeyTenant());
    }

    @Bean
    SigningKeyRing signingKeyRing(AuthDatabase database, AuthSettings auth, OAuthSettings oauth, MeterRegistry meters) {
        Duration longest = auth.tokenLifetime().compareTo(oauth.accessTokenLifetime()) > 0
                ? auth.tokenLifetime()
                : oauth.accessTokenLifetime();
        var seal = new KeySeal(auth.secretsDir().resolve("api-key-hash.key"));
        var keys = new SigningKeyRing(
                new SigningKeyTable(database.database(), seal),
                auth.secretsDir().resolve("signing-key.json"),
                longest,
                Clock.systemUTC());
        TimeGauge.builder("tribal.auth.signing.key.age", keys, TimeUnit.SECONDS, SigningConfiguration::age)
                .description("How long the key signs that signs access tokens now")
                .register(meters);
        return keys;
    }

    private static double age(SigningKeyRing keys) {
        return Duration.between(keys.signingSince(), Instant.now()).toSeconds();
    }

    @Bean
    Housekeeping authHousekeeping(
            SigningSettings signing,
            SigningKeyRing keys,
            RotationTrail trail,
            OAuthSettings oauth,
            Authorizations authorizations,
            OAuthConfiguration.SelfRegistered registered,
            People people) {
        Duration rotateEvery = signing.rotateEvery();
        return new Housekeeping(List.of(
                () -> {
                    if (rotateEvery != null) {
                        keys.rotateIfOlderThan(rotateEvery, trail::byCalendar);
                    }
                },
                keys::sweep,
                () -> authorizations.sweep(oauth.refreshTokenLifetime()),
                registered.clients()::sweep,
                people::sweep));
    }
}
