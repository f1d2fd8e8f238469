package dev.tribal.mcp;

import dev.tribal.contracts.api.Scopes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends messages as they are, without an MCP library. */
final class Wire {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private String token = GatewayTestApplication.token(Scopes.ALL.toArray(String[]::new));

    Wire(String url) {
        this.url = url;
    }

    Wire with(String... scopes) {
        token = GatewayTestApplication.token(scopes);
        return this;
    }

    /** The same as somebody else, for example an API key. */
    Wire as(String subject, String... scopes) {
        token = GatewayTestApplication.tokenOf(subject, scopes);
        return this;
    }

    /** The same as somebody of another tenant. */
    Wire in(String tenant, String subject, String... scopes) {
        token = GatewayTestApplication.tokenIn(tenant, subject, scopes);
        return this;
    }

    /** The result or error of a request. */
    JsonNode request(String method, Map<String, ?> params) {
        return json(post(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params)));
    }

    JsonNode call(String tool, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments))
                .path("result");
    }

    HttpResponse<String> post(Map<String, ?> message) {
        return post(JSON.writeValueAsString(message));
    }

    HttpResponse<String> post(String body, String... headers) {
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> post(byte[] body, String... headers) {
        var request = builder().POST(HttpRequest.BodyPublishers.ofByteArray(body));
        request.setHeader("Content-Type", "application/json");
        request.setHeader("Accept", "application/json, text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> method(String name) {
        return send(builder().method(name, HttpRequest.BodyPublishers.noBody()).build());
    }

    /** Begins a stream of the stateless era. */
    HttpResponse<InputStream> listen(String... uris) {
        String body = """
                {"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"notifications":{"resourceSubscriptions":%s},
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
                "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(JSON.writeValueAsString(uris));
        return send(
                builder()
                        .setHeader("Content-Type", "application/json")
                        .setHeader("Accept", "application/json, text/event-stream")
                        .setHeader("MCP-Protocol-Version", "2026-07-28")
                        .setHeader("Mcp-Method", "subscriptions/listen")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Begins the stream of a session. */
    HttpResponse<InputStream> stream(String session) {
        return send(
                builder()
                        .setHeader("Accept", "text/event-stream")
                        .setHeader("Mcp-Session-Id", session)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Another page of the same server, without a token. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url).resolve(path)).build());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder builder() {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
