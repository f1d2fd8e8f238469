package dev.tribal.platform.http;

import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** auth-service as seen from another process. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceClientConfiguration.class)
@ImportHttpServices(
        group = "auth",
        types = {Tokens.class, SigningKeys.class})
public class AuthClientConfiguration {
    @Bean
    HealthIndicator authServiceHealthIndicator(Neighbours neighbours) {
        return neighbours.at("auth");
    }
}
