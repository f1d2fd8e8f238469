package dev.tribal.auth;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real broker for all tests that need one; it ends with the JVM. */
final class SharedBroker {
    private SharedBroker() {}

    /** Host and port. */
    static String address() {
        return Started.BROKER.getBrokersAsString();
    }

    private static final class Started {
        private static final EmbeddedKafkaKraftBroker BROKER = start();

        private static EmbeddedKafkaKraftBroker start() {
            var broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker;
        }
    }
}
