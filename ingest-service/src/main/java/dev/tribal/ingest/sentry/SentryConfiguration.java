package dev.tribal.ingest.sentry;

import static dev.tribal.platform.security.AccessRules.scope;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;

/** What SDKs of Sentry talk to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SentrySettings.class)
@Import(SentryController.class)
public class SentryConfiguration {
    @Bean
    AccessRules sentryAccess() {
        return AccessRules.of(
                scope(HttpMethod.POST, SentryController.ENVELOPE, Scopes.ERRORS_WRITE)
                        .as(Load.EVENTS),
                scope(HttpMethod.POST, SentryController.STORE, Scopes.ERRORS_WRITE)
                        .as(Load.EVENTS));
    }

    @Bean
    BodyLimit envelopeBodyLimit(SentrySettings settings) {
        return BodyLimit.streamed(SentryController.ENVELOPE, settings.maxEnvelopeSize());
    }

    @Bean
    BodyLimit storeBodyLimit(SentrySettings settings) {
        return BodyLimit.held(SentryController.STORE, settings.maxEventSize());
    }

    @Bean
    SentryIntake sentryIntake(ItemLimits limits, BatchReports batch) {
        return new SentryIntake(limits, batch);
    }

    /** Around the other filters: what one of them refuses is translated too. */
    @Bean
    FilterRegistrationBean<Filter> sentryAnswers() {
        return onSentryPaths("sentryAnswers", new SentryAnswers(), Ordered.HIGHEST_PRECEDENCE);
    }

    /** Behind the filter that decodes the body, before the chain that asks for the key. */
    @Bean
    FilterRegistrationBean<Filter> dsnCredentials(ProblemWriter problems) {
        return onSentryPaths("dsnCredentials", new DsnCredentials(problems), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    /** Patterns of servlets have no place for the project. */
    private static FilterRegistrationBean<Filter> onSentryPaths(String name, Filter filter, int order) {
        var registration = new FilterRegistrationBean<Filter>(new SentryPaths(filter));
        registration.setName(name);
        registration.addUrlPatterns("/api/*");
        registration.setOrder(order);
        return registration;
    }
}
