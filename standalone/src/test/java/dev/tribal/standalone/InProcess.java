package dev.tribal.standalone;

import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** All of Tribal inside of the test's own process, so that a test can ask its application context. */
final class InProcess implements AutoCloseable {
    private static final String CONFIG_NAMES =
            "tribal-defaults,auth-service,ingest-service,embedding-service,search-service,mcp-gateway,standalone";

    private final EmbeddedBroker broker;
    private final ConfigurableApplicationContext context;

    private InProcess(EmbeddedBroker broker, ConfigurableApplicationContext context) {
        this.broker = broker;
        this.context = context;
    }

    static InProcess start(Path folder, String... settings) {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        var spring = new SpringApplication(StandaloneApplication.class);
        var arguments = new ArrayList<>(List.of(
                "--spring.config.name=" + CONFIG_NAMES,
                "--tribal.data-dir=" + folder,
                "--tribal.announce-to=" + folder.resolve("announcement"),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--server.port=0"));
        arguments.addAll(List.of(settings));
        var context = spring.run(arguments.toArray(String[]::new));
        return new InProcess(broker, context);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** A client with a new key of an administrator of a tenant. */
    Http as(String tenant) {
        return as(tenant, Role.ADMIN);
    }

    Http as(String tenant, Role role) {
        return with(KeyOrder.unlimited(tenant, "test", role.scopes()));
    }

    /** A client with a new key that is marked as that of a CI job, a person or a program. */
    Http as(String tenant, Source source) {
        return with(new KeyOrder(tenant, "test", null, Role.ADMIN.scopes(), List.of(), null, null, source));
    }

    /** A client with a new key. */
    Http with(KeyOrder order) {
        return new Http(url(), context.getBean(ApiKeys.class).create(order));
    }

    Http asStranger() {
        return new Http(url(), null);
    }

    @Override
    public void close() {
        context.close();
        broker.close();
    }
}
