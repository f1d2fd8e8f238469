package dev.tribal.ingest.ci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of our own in place of GitHub's and GitLab's API, and of the store that they keep logs in. */
public final class CiStandIn implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** @param failures how often it answers 503 before it gives the answer */
    private record Answer(int status, String body, int failures, String retryAfter) {
        Answer(int status, String body, int failures) {
            this(status, body, failures, "");
        }
    }

    /** A request that came in. */
    public record Asked(String path, String authorization) {}

    public CiStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void gives(String path, String body) {
        answers.put(path, new Answer(200, body, 0));
    }

    public void givesLater(String path, String body) {
        answers.put(path, new Answer(200, body, 1));
    }

    /** The answer comes only at the second time. */
    public void asksForPatience(String path, int seconds, String body) {
        answers.put(path, new Answer(200, body, 1, Integer.toString(seconds)));
    }

    public void isAway(String path) {
        answers.put(path, new Answer(503, "", 0));
    }

    public void redirects(String path, String location) {
        answers.put(path, new Answer(302, location, 0));
    }

    public void refuses(String path) {
        answers.put(path, new Answer(401, "", 0));
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(new Asked(path, authorization == null ? "" : authorization));
        Answer answer = answers.getOrDefault(path, new Answer(404, "", 0));
        if (asked(path).size() <= answer.failures()) {
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            answer = new Answer(503, "", 0);
        }
        if (answer.status() == 302) {
            exchange.getResponseHeaders().add("Location", answer.body());
        }
        byte[] body = answer.status() == 200 ? answer.body().getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
