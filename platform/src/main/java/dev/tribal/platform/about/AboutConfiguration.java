package dev.tribal.platform.about;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.security.AccessRules;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;

/** Tells every process's name and version to who has a key: strangers need neither. */
@Configuration(proxyBeanMethods = false)
public class AboutConfiguration {
    @Bean
    AccessRules aboutAccess() {
        return AccessRules.of(AccessRules.scope(HttpMethod.GET, "/api/v1/about", Scopes.ERRORS_READ));
    }

    @Bean
    AboutController aboutController(Environment environment, ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        return new AboutController(new About(
                environment.getProperty("spring.application.name", "tribal"),
                properties == null ? "unknown" : Objects.requireNonNullElse(properties.getVersion(), "unknown")));
    }
}
