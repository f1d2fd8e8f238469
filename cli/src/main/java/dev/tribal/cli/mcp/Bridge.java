package dev.tribal.cli.mcp;

import dev.tribal.cli.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Passes the messages of a client on standard input to a running Tribal, and what it answers to standard output (MCP
 * 2025-11-25, basic/transports, stdio). What goes wrong is said on standard error.
 */
public final class Bridge {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final Lines out;
    private final PrintStream log;
    private final Session session = new Session();
    private final Map<JsonNode, InputStream> open = new ConcurrentHashMap<>();
    private final HttpClient client;

    public Bridge(Endpoint endpoint, PrintStream out, PrintStream log, HttpClient client) {
        this.endpoint = endpoint;
        this.out = new Lines(out);
        this.log = log;
        this.client = client;
    }

    /** Works until standard input ends. */
    public void run(BufferedReader in) throws IOException {
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                take(line, requests);
            }
        }
        finish(requests);
        end();
    }

    /** Whoever closes standard input right after a request still wants its answer. */
    private static void finish(ExecutorService requests) {
        requests.shutdown();
        try {
            if (!requests.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                requests.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(String line, ExecutorService requests) {
        JsonNode message;
        try {
            message = Json.read(line);
        } catch (JacksonException _) {
            log.println("tribal mcp: a line on standard input is not JSON and was skipped");
            return;
        }
        String method = message.path("method").asString("");
        if (message.has("id") && !method.isEmpty() && !"initialize".equals(method)) {
            // A long one must not hold up the others.
            requests.execute(() -> send(message, line));
            return;
        }
        send(message, line);
        if ("notifications/initialized".equals(method) && session.hasBegun()) {
            Thread.ofVirtual().start(this::listen);
        } else if ("notifications/cancelled".equals(method)) {
            close(open.remove(message.path("params").path("requestId")));
        }
    }

    private void send(JsonNode message, String line) {
        JsonNode id = message.has("method") ? message.get("id") : null;
        HttpRequest.Builder request = request().POST(HttpRequest.BodyPublishers.ofString(line));
        session.addTo(request, message);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            boolean begins = "initialize".equals(message.path("method").asString(""));
            if (id != null) {
                open.put(id, response.body());
            }
            pass(response, id, begins);
        } catch (IOException e) {
            out.fail(id, unreachable());
            log.printf("tribal mcp: %s%n", unreachable());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            if (id != null) {
                open.remove(id);
            }
        }
    }

    /** The stream of the session, on which Tribal tells of changed resources. */
    private void listen() {
        HttpRequest.Builder request = request().GET();
        session.addTo(request);
        try {
            pass(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()), null, false);
        } catch (IOException _) {
            log.println("tribal mcp: the stream of changes has ended");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpResponse<InputStream> response, @Nullable JsonNode id, boolean begins) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/event-stream")) {
            Events.each(response.body(), out::write);
            return;
        }
        String body = Events.text(response.body());
        JsonNode answer = body.isEmpty() || !type.contains("json") ? Json.missing() : Json.read(body);
        if (answer.has("jsonrpc")) {
            if (begins) {
                session.begin(response, answer);
            }
            out.write(answer.path("id").isNull() && id != null ? withId(answer, id) : body);
        } else if (response.statusCode() / 100 != 2) {
            String problem = answer.path("detail").asString("Tribal answered with status " + response.statusCode());
            out.fail(id, problem);
            log.printf("tribal mcp: %s%n", problem);
        }
    }

    private static String withId(JsonNode answer, JsonNode id) {
        return Json.write(answer.deepCopy().asObject().set("id", id));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(endpoint.url().resolve("/mcp"))
                .header("Authorization", "Bearer " + endpoint.key())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
    }

    private String unreachable() {
        return "Tribal does not answer at %s; start it with 'tribal up'".formatted(endpoint.url());
    }

    private void end() {
        if (session.hasBegun()) {
            HttpRequest.Builder request = request().DELETE();
            session.addTo(request);
            try {
                client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException _) {
                // It will expire.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void close(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException _) {
                // It is closed in any case.
            }
        }
    }
}
