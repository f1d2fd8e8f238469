package dev.tribal.platform.grouping;

import dev.tribal.platform.kafka.KafkaConnections;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** For services that make fingerprints, or records of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroupingSettings.class)
public class GroupingConfiguration {
    @Bean
    GroupingTopic groupingTopic(
            KafkaConnections kafka, KafkaTemplate<String, byte[]> durableTemplate, GroupingSettings settings) {
        return new GroupingTopic(kafka, durableTemplate, settings.firstVersion(), Clock.systemUTC());
    }
}
