package dev.tribal.auth;

import dev.tribal.auth.AuthConfiguration.AuthDatabase;
import dev.tribal.auth.audit.AuditTable;
import dev.tribal.auth.authorization.Authorizations;
import dev.tribal.auth.keys.KeyAdministration;
import dev.tribal.auth.login.People;
import dev.tribal.auth.people.PeopleAdministration;
import dev.tribal.auth.people.PeopleController;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** How administrators see and remove people. */
@Configuration(proxyBeanMethods = false)
@Import(PeopleController.class)
class PeopleConfiguration {
    @Bean
    AccessRules peopleAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.GET, "/api/v1/people", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/people", Scopes.ADMIN));
    }

    @Bean
    PeopleAdministration peopleAdministration(
            AuthDatabase database,
            People people,
            Authorizations authorizations,
            KeyAdministration keys,
            AuditTable audit,
            AuditEvents authAuditEvents) {
        return new PeopleAdministration(database.database(), people, authorizations, keys, audit, authAuditEvents);
    }
}
