package dev.tribal.mcp.pair;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.GatewayTestApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client that sends what it is told to.
 *
 * @param id of its session; {@code null} for a client of the stateless era
 */
record RawSession(
        String url,
        String revision,
        String subject,
        @Nullable String id) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Begins a session. */
    RawSession(String url, String revision) {
        this(url, revision, "agent", begin(url, revision));
    }

    static RawSession stateless(String url) {
        return new RawSession(url, "2026-07-28", "agent", null);
    }

    static String token() {
        return token("agent");
    }

    RawSession at(String other) {
        return new RawSession(other, revision, subject, id);
    }

    RawSession as(String other) {
        return new RawSession(url, revision, other, id);
    }

    JsonNode request(String method, String params) {
        return JSON.readTree(post(method, params).body());
    }

    HttpResponse<String> post(String method, String params) {
        return send(message(method, params), BodyHandlers.ofString());
    }

    void reply(String message) {
        send(builder().POST(BodyPublishers.ofString(message)), BodyHandlers.ofString());
    }

    int delete() {
        return send(builder().DELETE(), BodyHandlers.ofString()).statusCode();
    }

    /** The stream of the session. */
    EventReader stream() {
        return events(builder().setHeader("Accept", "text/event-stream").GET());
    }

    EventReader listen(String params) {
        return open("subscriptions/listen", params);
    }

    /** A request whose answer is read as it comes. */
    EventReader open(String method, String params) {
        return events(message(method, params));
    }

    private EventReader events(HttpRequest.Builder request) {
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        return new EventReader(response.body());
    }

    private HttpRequest.Builder message(String method, String params) {
        ObjectNode all = JSON.readTree(params).asObject();
        HttpRequest.Builder request = builder().setHeader("Mcp-Method", method);
        if (id == null) {
            all.putObject("_meta")
                    .put("io.modelcontextprotocol/protocolVersion", revision)
                    .putObject("io.modelcontextprotocol/clientCapabilities")
                    .putObject("elicitation");
            if (all.has("name")) {
                request.setHeader("Mcp-Name", all.path("name").asString());
            }
        }
        ObjectNode message =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        message.set("params", all);
        return request.POST(BodyPublishers.ofString(message.toString()));
    }

    private HttpRequest.Builder builder() {
        HttpRequest.Builder builder = headed(url, token(subject)).setHeader("MCP-Protocol-Version", revision);
        return id == null ? builder : builder.setHeader("Mcp-Session-Id", id);
    }

    private static String begin(String url, String revision) {
        String initialize = """
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s",
                "capabilities":{"elicitation":{}},"clientInfo":{"name":"raw","version":"1"}}}""".formatted(revision);
        HttpRequest.Builder request = headed(url, token("agent")).POST(BodyPublishers.ofString(initialize));
        return send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private static HttpRequest.Builder headed(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url))
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "application/json, text/event-stream");
    }

    private static String token(String subject) {
        return GatewayTestApplication.tokenOf(subject, Scopes.ALL.toArray(String[]::new));
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
