package dev.tribal.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;

/**
 * The configuration of every client that is not made by Spring Boot itself: where the broker is and how the connection
 * is secured. {@link KafkaProperties} alone knows nothing of SSL bundles.
 */
public final class KafkaConnections {
    private final KafkaProperties properties;
    private final KafkaConnectionDetails details;

    public KafkaConnections(KafkaProperties properties, KafkaConnectionDetails details) {
        this.properties = properties;
        this.details = details;
    }

    /** A new map, to which the caller may add. */
    public Map<String, Object> consumer() {
        Map<String, Object> config = properties.buildConsumerProperties();
        secureConsumer(config);
        return config;
    }

    /**
     * A consumer's configuration for one that belongs to no group and keeps its offsets by itself: a new map, to which the
     * caller may add.
     *
     * @param offsetReset where it begins without an offset: {@code earliest}, {@code latest} or {@code none}
     */
    public static Map<String, Object> groupless(Map<String, Object> consumer, String offsetReset) {
        Map<String, Object> config = new HashMap<>(consumer);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, offsetReset);
        return config;
    }

    /** A new map, to which the caller may add. */
    public Map<String, Object> producer() {
        Map<String, Object> config = properties.buildProducerProperties();
        connect(config, details.getProducer());
        return config;
    }

    /**
     * Asks the broker over a connection for this question alone, whose end does not wait for a broker that is away.
     *
     * @throws KafkaException if no broker is known by any of the names
     */
    public <T> T ask(Question<T> question) throws ExecutionException, InterruptedException, TimeoutException {
        Admin admin = Admin.create(admin());
        try {
            return question.ask(admin);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** A new map, to which the caller may add. */
    public Map<String, Object> admin() {
        Map<String, Object> config = properties.buildAdminProperties();
        secureAdmin(config);
        return config;
    }

    /** Adds the connection to a consumer's configuration that was made from the same properties elsewhere. */
    public void secureConsumer(Map<String, Object> config) {
        connect(config, details.getConsumer());
    }

    /** Adds the connection to an admin client's configuration that was made from the same properties elsewhere. */
    public void secureAdmin(Map<String, Object> config) {
        connect(config, details.getAdmin());
    }

    private static void connect(Map<String, Object> config, KafkaConnectionDetails.Configuration connection) {
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        @Nullable String protocol = connection.getSecurityProtocol();
        if (protocol != null && !protocol.isEmpty()) {
            config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        }
        @Nullable SslBundle bundle = connection.getSslBundle();
        if (bundle != null) {
            config.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            config.put(SslBundle.class.getName(), bundle);
        }
    }

    /** Something that a broker is asked. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }
}
