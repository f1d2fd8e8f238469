package dev.tribal.auth;

import dev.tribal.auth.AuthConfiguration.AuthDatabase;
import dev.tribal.auth.audit.AuditTable;
import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.auth.keys.ApiKeysController;
import dev.tribal.auth.keys.AttemptGuard;
import dev.tribal.auth.keys.FirstKey;
import dev.tribal.auth.keys.KeyAdministration;
import dev.tribal.auth.keys.KeyDoor;
import dev.tribal.auth.keys.KeySettings;
import dev.tribal.auth.keys.LastUse;
import dev.tribal.auth.keys.SecretHash;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.security.AccessRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** API keys: how they are made, checked and managed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
@Import(ApiKeysController.class)
class KeysConfiguration {
    @Bean
    AccessRules keysAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/api/v1/api-keys", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.GET, "/api/v1/api-keys", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/api-keys/{id}", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.POST, "/api/v1/tenants/{tenant}/api-keys", Scopes.INSTALLATION));
    }

    @Bean
    ApiKeys apiKeys(AuthDatabase database, AuthSettings settings) {
        return new ApiKeys(
                database.database(),
                new SecretHash(settings.secretsDir().resolve("api-key-hash.key")),
                Clock.systemUTC());
    }

    @Bean
    SmartInitializingSingleton firstKey(ApiKeys keys, AuthSettings settings) {
        return settings.firstKeyFile() == null
                ? () -> {}
                : new FirstKey(keys, settings.firstKeyFile(), settings.firstKeyTenant());
    }

    @Bean(destroyMethod = "close")
    LastUse lastUse(AuthDatabase database, KeySettings settings) {
        return new LastUse(database.database(), settings.lastUsedEvery(), Clock.systemUTC());
    }

    @Bean
    KeyDoor keyDoor(
            ApiKeys keys,
            LastUse lastUse,
            KeySettings settings,
            AuditEvents authAuditEvents,
            AuditLog auditLog,
            MeterRegistry meters) {
        var guard = new AttemptGuard(settings, Clock.systemUTC());
        return new KeyDoor(keys, guard, lastUse, authAuditEvents, auditLog, meters);
    }

    @Bean
    KeyAdministration keyAdministration(
            AuthDatabase database, ApiKeys keys, AuditTable audit, AuditEvents authAuditEvents) {
        return new KeyAdministration(database.database(), keys, audit, authAuditEvents, Clock.systemUTC());
    }
}
