package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.contracts.api.SigningKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a process of its own: the other services are reached over HTTP, or cannot be reached. */
@SpringBootTest(
        classes = McpGatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=tribal-defaults,mcp-gateway", GatewayTestApplication.KEY})
@ExtendWith(OutputCaptureExtension.class)
class OwnProcessIT {
    private static final SigningKeys KEYS = new GatewayTestApplication().signingKeys();
    private static final AtomicReference<String> AUTHORIZATION = new AtomicReference<>();
    private static final HttpServer SERVICES = start();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        String url = "http://localhost:" + SERVICES.getAddress().getPort();
        properties.add("spring.http.serviceclient.auth.base-url", () -> url);
        properties.add("spring.http.serviceclient.search.base-url", () -> url);
        properties.add("spring.http.serviceclient.ingest.base-url", () -> "http://localhost:1");
    }

    @AfterAll
    static void stop() {
        SERVICES.stop(0);
    }

    @Test
    void toolCallsAnotherServiceWithTheCallersToken() {
        JsonNode result = wire().call("get_api_status", Map.of());
        assertThat(result.at("/content/0/text").asString()).isEqualTo("Tribal 0.1.0: ok, 4 errors recorded.");
        assertThat(AUTHORIZATION.get()).startsWith("Bearer ey");
    }

    @Test
    void problemOfAnotherServiceReachesTheAgent() {
        JsonNode result = wire().call("get_error_by_id", Map.of("error_id", Records.id("none")));
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asString()).isEqualTo("There is no such error");
    }

    @Test
    void serviceThatIsAwayIsAResultThatSaysWhenToTryAgain() {
        JsonNode result = wire().call("track_error", Map.of("error_type", "T", "error_message", "m"));
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asString()).contains("cannot be reached", "Try again in 2 seconds");
    }

    @Test
    void serviceThatIsAwayIsNamedInTheHealthAndInTheLogAndTakesNoInstanceOut(CapturedOutput log) throws Exception {
        wire().call("track_error", Map.of("error_type", "T", "error_message", "m"));

        JsonNode health = JsonMapper.shared().readTree(get("/health/detailed").body());
        assertThat(health.at("/components/ingestService/status").asString()).isEqualTo("TROUBLE");
        assertThat(health.at("/components/ingestService/details/state").asString())
                .startsWith("ingest-service cannot be reached since ")
                .doesNotContain("localhost");
        assertThat(health.at("/components/ingestService/details/advice").asString())
                .contains("TRIBAL_INGEST_URL");
        assertThat(health.at("/components/searchService/status").asString()).isEqualTo("UP");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(log).contains("track_error could not be answered: 503", "ConnectException");
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private Wire wire() {
        return new Wire("http://localhost:" + port + "/mcp");
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/oauth2/jwks",
                    http -> answer(http, 200, JsonMapper.shared().writeValueAsString(KEYS.jwks())));
            server.createContext("/api/v1/status", http -> {
                AUTHORIZATION.set(http.getRequestHeaders().getFirst("Authorization"));
                answer(http, 200, "{\"status\":\"ok\",\"version\":\"0.1.0\",\"errors\":4,\"degraded\":[]}");
            });
            server.createContext(
                    "/api/v1/errors/",
                    http -> answer(
                            http,
                            404,
                            "{\"type\":\"urn:tribal:problem:not-found\",\"status\":404,"
                                    + "\"detail\":\"There is no such error\"}"));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange http, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        http.sendResponseHeaders(status, body.length);
        try (var out = http.getResponseBody()) {
            out.write(body);
        }
    }
}
