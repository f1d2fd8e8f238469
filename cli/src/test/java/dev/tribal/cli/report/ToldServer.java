package dev.tribal.cli.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it is told, since the product is seldom busy or broken on demand. */
final class ToldServer {
    /** Instead of a status: takes the request, and says nothing until it stops. */
    static final int SILENCE = 0;

    /** Instead of a status: ends the connection. */
    static final int CUT = -1;

    /** Statuses of the next answers; 200 when there are none left. */
    final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private ExecutorService threads;

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        Integer status = statuses.poll();
        if (status != null && status <= SILENCE) {
            leave(exchange, status);
            return;
        }
        byte[] answer = "{\"detail\":\"no: %s\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void leave(HttpExchange exchange, int how) {
        try (exchange) {
            if (how == SILENCE) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }
}
