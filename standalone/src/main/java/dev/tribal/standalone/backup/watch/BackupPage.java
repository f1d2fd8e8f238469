package dev.tribal.standalone.backup.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.standalone.backup.targets.BackupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code /health/live}, {@code /health/ready}, {@code /health/detailed} and {@code /metrics} of a process that takes
 * backups. It says when backups were taken and how many texts they lack, and nothing of what is in them or where they are,
 * so it asks for no key.
 */
public final class BackupPage implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final BackupProgress progress;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private BackupPage(BackupProgress progress, HttpServer server) {
        this.progress = progress;
        this.server = server;
    }

    /**
     * Listens until it is closed.
     *
     * @param port 0 for any
     * @throws BackupException if the port cannot be had
     */
    public static BackupPage open(BackupProgress progress, String address, int port) {
        try {
            var page = new BackupPage(
                    progress, HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0));
            page.server.setExecutor(page.requests);
            page.server.createContext("/", page::answer);
            page.server.start();
            return page;
        } catch (IOException e) {
            throw new BackupException(
                    "The port %d at %s cannot be used (%s); name another one (tribal.backup.port)."
                            .formatted(port, address, e.getMessage()),
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/health/live" -> health(exchange, true, "The process runs.");
                case "/health/ready", "/health/detailed" -> health(exchange, progress.isFresh(), progress.sentence());
                case "/metrics" -> send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", progress.metrics());
                default -> send(exchange, 404, JSON, "{}");
            }
        }
    }

    private static void health(HttpExchange exchange, boolean well, String sentence) throws IOException {
        Map<String, String> health = Map.of("status", well ? "UP" : "DOWN", "detail", sentence);
        send(exchange, well ? 200 : 503, JSON, MAPPER.writeValueAsString(health));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }
}
