package dev.tribal.embedding.scrub;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.scrub.ScrubConfiguration;
import dev.tribal.platform.scrub.Scrubbing;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;

/** Scrub rules for what is stored, and who may apply them. */
@Configuration(proxyBeanMethods = false)
@Import(ScrubConfiguration.class)
public class ScrubsConfiguration {
    @Bean
    AccessRules scrubsAccess() {
        return AccessRules.of(AccessRules.scope(HttpMethod.POST, "/api/v1/scrubs", Scopes.ADMIN)
                .as(Load.SEARCH));
    }

    @Bean
    RecordScrubber recordScrubber(Scrubbing scrubbing, LongTexts texts) {
        return new RecordScrubber(scrubbing, texts);
    }

    @Bean
    ScrubsController scrubsController(
            RecordStore store,
            RecordScrubber scrubber,
            KafkaTemplate<String, byte[]> durableTemplate,
            EventCodec codec,
            AuditLog auditLog,
            CurrentCaller callers) {
        Clock clock = Clock.systemUTC();
        var trail = new ScrubTrail(auditLog, new AuditEvents("embedding-service", callers, clock));
        var orders = new ScrubOrders(durableTemplate, codec, store, clock);
        return new ScrubsController(store, scrubber, orders, trail, callers);
    }
}
