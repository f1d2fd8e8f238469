package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;

/** Dead letters, and who may see and replay them. */
@Configuration(proxyBeanMethods = false)
public class DeadLettersConfiguration {
    /** About 40 MB of them. */
    private static final int REMEMBERED = 100_000;

    @Bean
    AccessRules deadLettersAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.GET, "/api/v1/dead-letters", Scopes.ADMIN)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.POST, "/api/v1/dead-letters/replay", Scopes.ADMIN)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/dead-letters/{id}", Scopes.ADMIN)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/dead-letters/{id}", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.POST, "/api/v1/dead-letters/{id}/replay", Scopes.ADMIN));
    }

    @Bean
    DeadLetterIndex deadLetterIndex() {
        return new DeadLetterIndex(REMEMBERED);
    }

    @Bean
    DeadLetterFeed deadLetterFeed(KafkaConnections kafka, DeadLetterIndex index, MeterRegistry meters) {
        var feed = new DeadLetterFeed(new DeadLetterTopic(kafka), index);
        Gauge.builder("tribal.embedding.dead_letters", () -> feed.isComplete() ? index.open(_ -> true) : Double.NaN)
                .description("Events that were put aside and wait to be replayed or discarded; NaN until they are read")
                .register(meters);
        return feed;
    }

    @Bean
    DeadLettersController deadLettersController(
            DeadLetterIndex index,
            DeadLetterFeed feed,
            KafkaConnections kafka,
            KafkaTemplate<String, byte[]> durableTemplate,
            EventCodec codec,
            AuditLog auditLog,
            CurrentCaller callers,
            MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        var events = new ReplayedEvents(codec);
        return new DeadLettersController(
                index,
                new KeptMessages(new DeadLetterTopic(kafka)),
                new Replays(durableTemplate, index, events, meters),
                new DeadLetterSight(callers, feed),
                new DeadLetterTrail(auditLog, new AuditEvents("embedding-service", callers, clock)),
                clock);
    }
}
