package dev.tribal.mcp.pair;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.mcp.GatewayTestApplication;
import dev.tribal.mcp.InMemoryErrors;
import dev.tribal.mcp.conformance.FixtureConfiguration;
import dev.tribal.mcp.feed.McpFeedConfiguration;
import dev.tribal.mcp.feed.ReadersProbe;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Two gateways on one broker, with the errors of the first one behind both, and a proxy in front. */
final class GatewayPair implements AutoCloseable {
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final List<ConfigurableApplicationContext> gateways;
    private final RoundRobin proxy;

    GatewayPair() throws Exception {
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.createTopics(Topics.all(6, (short) 1)).all().get();
        }
        gateways = List.of(start(), start());
        proxy = new RoundRobin(List.of(port(0), port(1)));
        ReadersProbe.await(gateways);
    }

    String url() {
        return proxy.url();
    }

    String url(int gateway) {
        return "http://localhost:%d/mcp".formatted(port(gateway));
    }

    InMemoryErrors errors(int gateway) {
        return gateways.get(gateway).getBean(InMemoryErrors.class);
    }

    /** What embedding-service publishes when a record changes. */
    void publish(RecordChange change) throws Exception {
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, byte[]> kafka = gateways.getFirst().getBean("durableTemplate", KafkaTemplate.class);
        kafka.send(new EventCodec().write(change)).get();
    }

    @Override
    public void close() {
        proxy.close();
        gateways.forEach(ConfigurableApplicationContext::close);
        broker.destroy();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Gateway.class)
                .properties("spring.config.name=tribal-defaults,mcp-gateway")
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "--" + GatewayTestApplication.KEY);
    }

    private int port(int gateway) {
        return ((WebServerApplicationContext) gateways.get(gateway))
                .getWebServer()
                .getPort();
    }

    /** A gateway as it runs, with fixtures. */
    @Import({GatewayTestApplication.class, McpFeedConfiguration.class, FixtureConfiguration.class})
    static class Gateway {}
}
