package dev.tribal.platform.app;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.http.ServiceClientConfiguration;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.registry.ImportHttpServices;

/** A service that has nothing but what the platform gives to every one. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, ServiceClientConfiguration.class, Things.class, HeldThings.class})
@ImportHttpServices(group = "remote", types = RemoteThings.class)
public class TestPlatformApplication {
    @Bean
    TestAuthority testAuthority() {
        return new TestAuthority();
    }

    @Bean
    AccessRules thingsAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/open"),
                AccessRules.scope(HttpMethod.GET, "/things/held", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/things/**", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.POST, "/things/similar", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.POST, "/things/xml", Scopes.ERRORS_WRITE)
                        .as(Load.UPLOAD),
                AccessRules.scope(HttpMethod.POST, "/things/**", Scopes.ERRORS_WRITE),
                AccessRules.open(HttpMethod.POST, "/token"));
    }
}
