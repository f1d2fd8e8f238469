package dev.tribal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.net.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is away when the service starts. */
class BrokerAwayIT {
    /** Less than a service waits as a rule. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "spring.kafka.admin.operation-timeout",
            "1s",
            "spring.kafka.admin.properties.default.api.timeout.ms",
            "3000",
            "spring.kafka.admin.properties.request.timeout.ms",
            "3000",
            "spring.cloud.stream.kafka.bindings.applyErrorEvents-in-0.consumer.configuration.default.api.timeout.ms",
            "1000");

    @TempDir
    private Path folder;

    @Test
    void theServiceStartsSaysWhatIsWrongAndAppliesEventsWhenTheBrokerComes() throws Exception {
        UUID error = UUID.randomUUID();
        int port = freePort();
        try (var broker = new TestBroker()) {
            broker.send(Events.event(error, Events.report("was accepted before")));
            try (var service = RunningService.start(IMPATIENT, "localhost:" + port, folder)) {
                assertThat(status(service, "/health/live", "")).isEqualTo(200);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(service.health()).contains("The Kafka broker does not answer"));
                assertThat(status(service, "/api/v1/dead-letters", TestAuth.token(Events.TENANT, Scopes.ADMIN)))
                        .isEqualTo(503);
                try (var _ = new Relay(port, address(broker.brokers()))) {
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> service.store().count() == 1);
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> service.health().contains("The Kafka broker answers"));
                }
            }
        }
    }

    /** Where nobody listens until the broker comes. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static InetSocketAddress address(String broker) {
        String[] parts = broker.split(":");
        return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }

    private static int status(RunningService service, String path, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }
}
