package dev.tribal.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A client of MCP that listens for changes of resources, as the revision 2026-07-28 has it. */
final class Listening implements AutoCloseable {
    private static final String REVISION = "2026-07-28";

    private final StringBuffer heard = new StringBuffer();
    private final InputStream stream;

    private Listening(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::read);
    }

    static Listening to(Http http, List<String> uris) {
        Map<String, ?> meta = Map.of(
                "io.modelcontextprotocol/protocolVersion",
                REVISION,
                "io.modelcontextprotocol/clientCapabilities",
                Map.of());
        Map<String, ?> params = Map.of("notifications", Map.of("resourceSubscriptions", uris), "_meta", meta);
        Map<String, ?> message = Map.of("jsonrpc", "2.0", "id", 1, "method", "subscriptions/listen", "params", params);
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.url() + "/mcp"))
                .header("Authorization", "Bearer " + http.key())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", REVISION)
                .header("Mcp-Method", "subscriptions/listen")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(message)))
                .build();
        try {
            return new Listening(
                    http.client().send(request, BodyHandlers.ofInputStream()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that came so far. */
    String heard() {
        return heard.toString();
    }

    /** What changed, so far. */
    List<String> changes() {
        return heard().lines()
                .filter(line -> line.contains("resources/updated"))
                .toList();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> heard.append(line).append('\n'));
        } catch (IOException | UncheckedIOException _) {
            // The test is over.
        }
    }
}
