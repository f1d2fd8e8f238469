package dev.tribal.auth;

import dev.tribal.auth.AuthConfiguration.AuthDatabase;
import dev.tribal.auth.audit.AuditConsumer;
import dev.tribal.auth.audit.AuditController;
import dev.tribal.auth.audit.AuditRetention;
import dev.tribal.auth.audit.AuditSettings;
import dev.tribal.auth.audit.AuditSweep;
import dev.tribal.auth.audit.AuditTable;
import dev.tribal.auth.audit.Trail;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.audit.kafka.AuditLogConfiguration;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The audit log: its table, its topic, and its endpoint. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
@Import({AuditLogConfiguration.class, AuditController.class})
class AuditConfiguration {
    static final String SERVICE = "auth-service";
    private static final String GROUP = "tribal-audit";
    private static final long RETRY_MILLIS = 2_000;
    private static final int GATHERING_MILLIS = 500;
    private static final int GATHERED_BYTES = 64 * 1024;
    private static final Duration RETRY_REFUSED = Duration.ofSeconds(10);

    @Bean
    AccessRules auditAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.GET, "/api/v1/audit", Scopes.ADMIN).as(Load.SEARCH));
    }

    @Bean
    AuditTable auditTable(AuthDatabase database) {
        return new AuditTable(database.database());
    }

    @Bean
    AuditRetention auditRetention(AuthDatabase database, AuditSettings settings) {
        return new AuditRetention(database.database(), settings, Clock.systemUTC());
    }

    @Bean
    AuditSweep auditSweep(AuditRetention retention) {
        return new AuditSweep(retention);
    }

    @Bean
    AuditEvents authAuditEvents(CurrentCaller callers) {
        return new AuditEvents(SERVICE, callers, Clock.systemUTC());
    }

    @Bean
    Trail authTrail(AuditEvents authAuditEvents, AuditLog auditLog, AuthSettings settings) {
        return new Trail(authAuditEvents, auditLog, settings.firstKeyTenant());
    }

    /** An outage of the database is waited for, however long it takes. */
    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> auditConsumer(
            KafkaConnections kafka, AuditTable table, MeterRegistry meters) {
        Map<String, Object> config = kafka.consumer();
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Entries that gather are one transaction; nobody waits for them.
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERING_MILLIS);
        var properties = new ContainerProperties(Topics.AUDIT);
        properties.setGroupId(GROUP);
        // Otherwise a refused password would stop it for good.
        properties.setAuthExceptionRetryInterval(RETRY_REFUSED);
        properties.setMessageListener(new AuditConsumer(table, meters));
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(config, new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName("audit");
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }
}
