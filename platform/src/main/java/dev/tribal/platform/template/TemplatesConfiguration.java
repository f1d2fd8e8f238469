package dev.tribal.platform.template;

import dev.tribal.platform.kafka.KafkaConnections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For services that say of which error a report is. */
@Configuration(proxyBeanMethods = false)
public class TemplatesConfiguration {
    @Bean
    TemplatesTopic templatesTopic(KafkaConnections kafka, MeterRegistry meters) {
        var topic = new TemplatesTopic(kafka);
        Gauge.builder("tribal.templates.learnt", topic, TemplatesTopic::size)
                .description("Message templates that several messages made, as far as this process has read them")
                .register(meters);
        return topic;
    }
}
