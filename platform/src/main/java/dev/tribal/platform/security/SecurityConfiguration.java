package dev.tribal.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemWriter;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.StringUtils;

/** The one security chain of every process: stateless, bearer tokens only, closed but for what a rule opens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityConfiguration {
    @Bean
    CurrentCaller currentCaller() {
        return new CurrentCaller();
    }

    @Bean
    AccessRules commonAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/health/**"),
                AccessRules.open(HttpMethod.GET, "/docs/**"),
                AccessRules.open(HttpMethod.GET, "/swagger-ui/**"),
                AccessRules.open(HttpMethod.GET, "/openapi/**"),
                AccessRules.open(HttpMethod.GET, "/error"),
                AccessRules.scope(HttpMethod.GET, "/metrics", dev.tribal.contracts.api.Scopes.ADMIN));
    }

    @Bean
    SecurityFilterChain resourceServer(
            HttpSecurity http, List<AccessRules> accessRules, JwtDecoder decoder, ProblemWriter problemWriter) {
        List<AccessRules.Rule> rules =
                accessRules.stream().flatMap(r -> r.rules().stream()).toList();
        var problems = new SecurityProblems(rules, problemWriter);
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    for (AccessRules.Rule rule : rules) {
                        var matched = requests.requestMatchers(rule.method(), rule.pattern());
                        if (rule.scope() == null) {
                            matched.permitAll();
                        } else {
                            matched.hasAuthority("SCOPE_" + rule.scope());
                        }
                    }
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.decoder(decoder)))
                .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(ObjectProvider<SigningKeys> keys, ObjectProvider<Tokens> tokens, SecuritySettings settings) {
        JWKSetSource<SecurityContext> set = new JWKSetSource<>() {
            @Override
            public JWKSet getJWKSet(
                    com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                    throws com.nimbusds.jose.KeySourceException {
                try {
                    return JWKSet.parse(keys.getObject().jwks());
                } catch (java.text.ParseException | RuntimeException e) {
                    throw new com.nimbusds.jose.jwk.source.JWKSetUnavailableException(
                            "The signing keys cannot be read", e);
                }
            }

            @Override
            public void close() {}
        };
        JWKSource<SecurityContext> source =
                JWKSourceBuilder.create(set).retrying(true).build();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(source).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(settings.audience())),
                new JwtClaimValidator<String>(CurrentCaller.TENANT_CLAIM, StringUtils::hasText)));
        return new KeyExchangingJwtDecoder(decoder, tokens::getObject, Clock.systemUTC());
    }
}
