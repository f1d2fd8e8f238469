package dev.tribal.ingest.webhook;

import dev.tribal.ingest.ci.CiResults;
import dev.tribal.ingest.ci.Hooks;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The webhooks of CI servers. */
@Configuration(proxyBeanMethods = false)
@Import({GithubController.class, GitlabController.class})
public class WebhookConfiguration {
    /** A CI server has no token of Tribal: each delivery proves itself that it knows the webhook's secret. */
    @Bean
    AccessRules webhookAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.POST, GithubController.PATH),
                AccessRules.open(HttpMethod.POST, GitlabController.PATH));
    }

    @Bean
    Deliveries webhookDeliveries(Hooks hooks, ItemLimits limits, IdempotentRequests requests, CiResults results) {
        return new Deliveries(hooks, limits, requests, results);
    }
}
