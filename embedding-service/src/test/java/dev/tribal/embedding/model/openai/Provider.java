package dev.tribal.embedding.model.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that answers in OpenAI's shape, or as a test wants. */
final class Provider implements AutoCloseable {
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final Queue<Reply> next = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody());
        requests.add(request);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Reply planned = next.poll();
        Reply reply = planned == null ? embeddings(i -> "[%d, 4, 0]".formatted(i)) : planned;
        byte[] body = reply.body().apply(request.get("input").size()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (reply.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** An answer whose i-th vector is as given. */
    static Reply embeddings(Function<Integer, String> vector) {
        return new Reply(
                200,
                null,
                count -> IntStream.range(0, count)
                        .mapToObj(i -> "{\"object\":\"embedding\",\"index\":%d,\"embedding\":%s}"
                                .formatted(i, vector.apply(i)))
                        .collect(Collectors.joining(
                                ",",
                                "{\"object\":\"list\",\"data\":[",
                                "],\"model\":\"m\",\"usage\":{\"prompt_tokens\":%d,\"total_tokens\":%d}}"
                                        .formatted(5 * count, 5 * count))));
    }

    /** A failure in OpenAI's shape. */
    static Reply failure(int status, String retryAfter) {
        return new Reply(
                status,
                retryAfter,
                _ ->
                        "{\"error\":{\"message\":\"no\",\"type\":\"requests\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}");
    }

    static Reply text(String body) {
        return new Reply(200, null, _ -> body);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What to answer to a number of texts. */
    record Reply(int status, String retryAfter, Function<Integer, String> body) {}
}
