package dev.tribal.ingest.webhook;

import dev.tribal.ingest.ci.CiResults;
import dev.tribal.ingest.ci.Hooks;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.security.AccessRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** The webhooks of CI servers. */
@Configuration(proxyBeanMethods = false)
@Import({GithubController.class, GitlabController.class})
public class WebhookConfiguration {
    private static final String PATHS = "/api/v1/webhooks/{provider}/{hook}";

    /** A CI server has no token of Tribal: each delivery proves itself that it knows the webhook's secret. */
    @Bean
    AccessRules webhookAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.POST, GithubController.PATH),
                AccessRules.open(HttpMethod.POST, GitlabController.PATH));
    }

    /** Whoever it is from, a delivery is read before anything is known of its sender. */
    @Bean
    BodyLimit webhookBodyLimit(@Value("${tribal.ingest.max-webhook-size}") DataSize limit) {
        return BodyLimit.unproven(PATHS, limit);
    }

    @Bean
    Deliveries webhookDeliveries(Hooks hooks, ItemLimits limits, IdempotentRequests requests, CiResults results) {
        return new Deliveries(hooks, limits, requests, results);
    }
}
