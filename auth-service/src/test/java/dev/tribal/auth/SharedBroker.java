package dev.tribal.auth;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real broker for all tests whose services run one after the other; it ends with the JVM. */
final class SharedBroker {
    private SharedBroker() {}

    /** Host and port. */
    static String address() {
        return Started.BROKER.getBrokersAsString();
    }

    /** One that the caller ends. */
    static EmbeddedKafkaKraftBroker another() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        return broker;
    }

    private static final class Started {
        private static final EmbeddedKafkaKraftBroker BROKER = start();

        private static EmbeddedKafkaKraftBroker start() {
            EmbeddedKafkaKraftBroker broker = another();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker;
        }
    }
}
