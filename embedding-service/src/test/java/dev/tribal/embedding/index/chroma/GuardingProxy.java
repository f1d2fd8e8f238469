package dev.tribal.embedding.index.chroma;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Stands before a real Chroma, lets in who shows the secret, counts, and can hold all requests back. */
public final class GuardingProxy implements AutoCloseable {
    public static final String HEADER = "X-Chroma-Token";
    public static final String SECRET = "open-sesame";

    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI target;
    private final String scheme;

    GuardingProxy(URI target) {
        this(target, null);
    }

    /** @param tls what it shows its certificate with; {@code null} for plain HTTP */
    public GuardingProxy(URI target, @Nullable SSLContext tls) {
        this.target = target;
        this.scheme = tls == null ? "http" : "https";
        try {
            server = open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    private static HttpServer open(InetSocketAddress address, @Nullable SSLContext tls) throws IOException {
        if (tls == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public int requests() {
        return requests.get();
    }

    void hold() {
        gate.drainPermits();
    }

    void letGo() {
        gate.release(Integer.MAX_VALUE / 2);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            gate.acquire();
            if (SECRET.equals(exchange.getRequestHeaders().getFirst(HEADER))) {
                forward(exchange);
            } else {
                exchange.sendResponseHeaders(401, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        var body =
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
        var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), body)
                .header("Content-Type", "application/json")
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        http.close();
    }
}
