package dev.tribal.mcp.pair;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that gives every request to the next server, whatever session it belongs to. */
final class RoundRobin implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Integer> ports;
    private final HttpServer server;

    RoundRobin(List<Integer> ports) throws IOException {
        this.ports = ports;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
    }

    String url() {
        return "http://localhost:%d/mcp".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }

    private void forward(HttpExchange exchange) throws IOException {
        int port = ports.get(Math.floorMod(next.getAndIncrement(), ports.size()));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try (exchange) {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer(exchange, response);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Passes on what has come so far, so that events are not held back. */
    private static void answer(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = response.statusCode() == 202 || response.statusCode() == 204;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : 0);
        if (empty) {
            return;
        }
        try (var in = response.body();
                var out = exchange.getResponseBody()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }
}
