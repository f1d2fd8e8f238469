package dev.tribal.standalone.backup;

import dev.tribal.auth.AuthSettings;
import dev.tribal.embedding.RecordStoresConfiguration;
import dev.tribal.platform.blob.BlobStoreConfiguration;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.KafkaSettings;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the commands need of the services: their settings and what opens their stores. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthSettings.class, KafkaSettings.class})
@Import({RecordStoresConfiguration.class, BlobStoreConfiguration.class})
@ImportAutoConfiguration({SslAutoConfiguration.class, KafkaAutoConfiguration.class})
class BackupConfiguration {
    @Bean
    KafkaConnections kafkaConnections(KafkaProperties properties, KafkaConnectionDetails details) {
        return new KafkaConnections(properties, details);
    }
}
