package dev.tribal.auth;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** An OpenID Connect provider of another company: Spring Authorization Server as it comes, with people and claims. */
final class OidcProvider implements AutoCloseable {
    static final String SECRET = "a-secret-that-only-the-two-know";
    static final String PASSWORD = "correct horse";

    private final ConfigurableApplicationContext context;

    OidcProvider() {
        var application = new SpringApplication(Provider.class);
        this.context = application.run(
                "--spring.config.name=none",
                "--server.port=0",
                "--server.servlet.session.cookie.name=provider-session",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
    }

    String issuer() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Lets an installation of Tribal ask who people are. */
    void knows(String url) {
        context.getBean(InMemoryRegisteredClientRepository.class)
                .save(RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId("tribal")
                        .clientSecret("{noop}" + SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(url + "/login/oauth2/code/corp")
                        .scope("openid")
                        .build());
    }

    /** What ID tokens say about somebody; can be changed at any time. */
    void says(String person, Map<String, Object> claims) {
        context.getBean(Claims.class).of().put(person, claims);
    }

    @Override
    public void close() {
        context.close();
    }

    record Claims(Map<String, Map<String, Object>> of) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Provider {
        @Bean
        Claims claims() {
            return new Claims(new ConcurrentHashMap<>());
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(List.of("alice", "admin", "mallory").stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .roles("person")
                            .build())
                    .toList());
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("unused")
                    .clientId("unused")
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientSecret("{noop}unused")
                    .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> idTokens(Claims claims) {
            return token -> {
                if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                    claims.of()
                            .getOrDefault(token.getPrincipal().getName(), Map.of())
                            .forEach(token.getClaims()::claim);
                }
            };
        }
    }
}
