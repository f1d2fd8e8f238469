package dev.tribal.platform.security;

import static dev.tribal.platform.security.AccessRules.open;
import static dev.tribal.platform.security.AccessRules.scope;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.util.StringUtils;

/** The security chain of every process: stateless, bearer tokens only, closed but for what a rule opens. */
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
                open(HttpMethod.GET, "/health/**"),
                open(HttpMethod.GET, "/docs/**"),
                open(HttpMethod.GET, "/swagger-ui/**"),
                open(HttpMethod.GET, "/openapi/**"),
                open(HttpMethod.GET, "/openapi.yaml"),
                open(HttpMethod.GET, ResourceMetadata.PATH),
                scope(HttpMethod.GET, "/metrics", Scopes.INSTALLATION));
    }

    @Bean
    AccessTable accessTable(List<AccessRules> accessRules) {
        return new AccessTable(accessRules);
    }

    /** A span and a timer for each of a dozen filters cost more than the filters, and no dashboard shows them. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Around all other filters: what one of them refuses ahead of the chain has the headers too. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> browserHeaders() {
        var registration = new FilterRegistrationBean<>(new HeaderWriterFilter(BrowserHeaders.all()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    StrangersChain strangersChain(CallerGuard guard) {
        return new StrangersChain(guard);
    }

    @Bean
    SecurityFilterChain resourceServer(
            HttpSecurity http,
            AccessTable rules,
            CurrentCaller currentCaller,
            JwtDecoder decoder,
            CallerGuard guard,
            SecuritySettings settings,
            ProblemWriter problemWriter,
            MeterRegistry meters) {
        var metadata = new ResourceMetadata(rules, problemWriter, settings.publicUrl());
        var problems = new SecurityProblems(rules, guard, metadata, problemWriter, meters);
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(BrowserHeaders::add)
                .authorizeHttpRequests(requests -> apply(rules, requests))
                .addFilterBefore(new TenantInLogs(currentCaller), AuthorizationFilter.class)
                .addFilterBefore(new CallerGuardFilter(guard), AuthorizationFilter.class)
                .addFilterAfter(metadata, HeaderWriterFilter.class)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .bearerTokenResolver(new BearerOrApiKeyResolver())
                        .jwt(jwt -> jwt.decoder(decoder))
                        .protectedResourceMetadata(
                                described -> described.protectedResourceMetadataCustomizer(metadata::describe))
                        .withObjectPostProcessor(answeringEveryFailure(problems)))
                .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    private static void apply(
            AccessTable rules,
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // The request that failed was authorised already; what is answered here is only that it failed.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        requests.anyRequest().access(new RuleAuthorization(rules));
    }

    /** By default the filter lets it escape as a servlet error when a token cannot be checked now. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringEveryFailure(
            SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems::commence);
                return filter;
            }
        };
    }

    @Bean
    JwtDecoder jwtDecoder(ObjectProvider<SigningKeys> keys, ObjectProvider<Tokens> tokens, SecuritySettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(SigningKeySource.cached(keys::getObject))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(settings.audience())),
                new JwtClaimValidator<String>("sub", StringUtils::hasText),
                new JwtClaimValidator<Object>(
                        CurrentCaller.TENANT_CLAIM,
                        tenant -> tenant instanceof String name && TenantName.isWellFormed(name))));
        return new KeyExchangingJwtDecoder(decoder, tokens::getObject, Clock.systemUTC());
    }
}
