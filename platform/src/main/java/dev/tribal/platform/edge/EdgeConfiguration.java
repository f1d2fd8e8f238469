package dev.tribal.platform.edge;

import dev.tribal.platform.problem.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Checks that come before the security chain, and the web pages that may call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
public class EdgeConfiguration {
    @Bean
    FilterRegistrationBean<AllowedHosts> allowedHosts(EdgeSettings settings, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new AllowedHosts(settings.allowedHosts(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CredentialsInQuery> credentialsInQuery(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new CredentialsInQuery(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /** Closed unless origins are named. MCP is left out: it has its own rule for pages, which knows this machine's. */
    @Bean
    FilterRegistrationBean<CorsFilter> pagesOfOthers(EdgeSettings settings) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors(settings));
        var registration = new FilterRegistrationBean<>(new CorsFilter(source));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        registration.addUrlPatterns("/api/*", "/token");
        registration.setEnabled(!settings.allowedOrigins().isEmpty());
        return registration;
    }

    private static CorsConfiguration cors(EdgeSettings settings) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Accept", "Prefer", "Idempotency-Key", "X-API-Key", "X-Sentry-Auth"));
        cors.setExposedHeaders(List.of(
                "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Sentry-Rate-Limits", "X-Sentry-Error"));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
