package dev.tribal.embedding.grouping;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.embedding.apply.EventsLag;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.grouping.GroupingConfiguration;
import dev.tribal.platform.grouping.GroupingTopic;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;

/** The switch of the fingerprints' version, and who may use it. */
@Configuration(proxyBeanMethods = false)
@Import(GroupingConfiguration.class)
public class VersionsConfiguration {
    @Bean
    AccessRules groupingVersionAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.GET, "/api/v1/grouping", Scopes.INSTALLATION),
                AccessRules.scope(HttpMethod.POST, "/api/v1/grouping", Scopes.INSTALLATION));
    }

    @Bean
    VersionMerges versionMerges(
            RecordStore store,
            GroupingTopic groupingTopic,
            EventsLag eventsLag,
            KafkaTemplate<String, byte[]> durableTemplate,
            EventCodec codec) {
        return new VersionMerges(
                store,
                groupingTopic,
                eventsLag::events,
                event -> durableTemplate.send(codec.write(event)),
                Clock.systemUTC());
    }

    @Bean
    VersionsController versionsController(
            RecordStore store,
            GroupingTopic groupingTopic,
            VersionMerges versionMerges,
            AuditLog auditLog,
            CurrentCaller callers) {
        var trail = new VersionTrail(auditLog, new AuditEvents("embedding-service", callers, Clock.systemUTC()));
        return new VersionsController(store, groupingTopic, versionMerges, trail, callers);
    }
}
