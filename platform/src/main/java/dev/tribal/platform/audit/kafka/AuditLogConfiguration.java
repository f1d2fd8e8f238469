package dev.tribal.platform.audit.kafka;

import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.kafka.KafkaConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;

/** The one audit log of a process; imported by each service that reports to it. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaConfiguration.class)
public class AuditLogConfiguration {
    @Bean(destroyMethod = "close")
    AuditLog auditLog(KafkaTemplate<String, byte[]> durableTemplate, MeterRegistry meters) {
        return new KafkaAuditLog(durableTemplate, meters);
    }
}
