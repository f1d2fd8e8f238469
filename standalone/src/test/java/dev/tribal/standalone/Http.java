package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plain HTTP client, as any user of the interface would write one.
 *
 * @param key an API key, or {@code null} for endpoints that are open
 */
record Http(String url, @Nullable String key, HttpClient client) {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    Http(String url, @Nullable String key) {
        this(url, key, CLIENT);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body, String... headers) {
        return send(
                "POST",
                path,
                "application/json",
                body instanceof String text ? text : JSON.writeValueAsString(body),
                headers);
    }

    /** What a tool of the MCP server says to a model; it must succeed. */
    String tool(String name, Map<String, ?> arguments) {
        Map<String, ?> params = Map.of("name", name, "arguments", arguments);
        JsonNode result = post(
                        "/mcp",
                        Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", params),
                        "Accept",
                        "application/json, text/event-stream")
                .json()
                .path("result");
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        return result.at("/content/0/text").asString();
    }

    Answer send(String method, String path, String contentType, String body, String... headers) {
        var request = request(path).header("Content-Type", contentType).method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer sendBytes(String method, String path, String contentType, byte[] body, String... headers) {
        var request =
                request(path).header("Content-Type", contentType).method(method, BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer delete(String path, String... headers) {
        var request = request(path).DELETE();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A response and its JSON. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }
}
