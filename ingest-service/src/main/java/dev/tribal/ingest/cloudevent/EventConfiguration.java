package dev.tribal.ingest.cloudevent;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** CloudEvents over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import(EventController.class)
public class EventConfiguration {
    @Bean
    AccessRules cloudEventAccess() {
        return AccessRules.of(AccessRules.scope(HttpMethod.POST, EventController.PATH, Scopes.ERRORS_WRITE)
                .as(Load.UPLOAD));
    }
}
