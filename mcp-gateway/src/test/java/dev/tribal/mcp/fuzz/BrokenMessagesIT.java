package dev.tribal.mcp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.GatewayTestApplication;
import dev.tribal.mcp.OneGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever comes in, the endpoint answers, soon, and tells nothing of its insides. */
@SpringBootTest(
        classes = {GatewayTestApplication.class, OneGateway.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=tribal-defaults,mcp-gateway", GatewayTestApplication.KEY})
class BrokenMessagesIT {
    private static final int MESSAGES = 10_000;
    private static final int THREADS = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = GatewayTestApplication.token(Scopes.ALL.toArray(String[]::new));

    @LocalServerPort
    int port;

    @Test
    void brokenMessagesAreAnsweredBelow500AndInTime() throws Exception {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int seed = 1; seed <= THREADS; seed++) {
                var messages = new BrokenMessages(seed);
                workers.add(executor.submit(() -> send(messages)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
    }

    private Void send(BrokenMessages messages) throws Exception {
        for (int i = 0; i < MESSAGES / THREADS; i++) {
            byte[] body = messages.next();
            HttpResponse<String> response = client.send(request(messages, body), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as(() -> new String(body, StandardCharsets.UTF_8) + "\n" + response.body())
                    .isLessThan(500);
            // Good answers may speak of exceptions, as the descriptions of tools do.
            assertThat(response.body().contains("\"result\":") ? "" : response.body())
                    .as(() -> new String(body, StandardCharsets.UTF_8))
                    .doesNotContain("Exception", "dev.tribal", "tools.jackson", "-32603");
        }
        return null;
    }

    private HttpRequest request(BrokenMessages messages, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/mcp".formatted(port)))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", messages.revision())
                .header("Mcp-Method", messages.method())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String session = messages.session();
        return (session.isEmpty() ? request : request.header("Mcp-Session-Id", session)).build();
    }
}
