package dev.tribal.search;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Starts the service once for all integration tests of it, with a broker that ends with the JVM. */
@SpringBootTest(
        classes = TestSearchApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=tribal-defaults,search-service", "tribal.kafka.partitions=1"})
abstract class SearchIT {
    static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private EventCodec codec;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        String folder = "target/search-it/" + UUID.randomUUID();
        registry.add("spring.kafka.bootstrap-servers", broker::getBrokersAsString);
        registry.add("tribal.data-dir", () -> folder);
    }

    final SearchClient http() {
        return new SearchClient(port);
    }

    final void send(RecordChange change) throws Exception {
        kafka.send(codec.write(change)).get();
    }
}
