package dev.tribal.platform.app;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Another service, seen from below: answers what it is told to and remembers what it was sent. */
@TestConfiguration(proxyBeanMethods = false)
public class RemoteServer {
    @Bean(destroyMethod = "close")
    Remote remote() throws IOException {
        return new Remote();
    }

    @Bean
    DynamicPropertyRegistrar remoteAddress(Remote remote) {
        return registry -> registry.add("spring.http.serviceclient.remote.base-url", remote::address);
    }

    /** The server. */
    public static final class Remote implements AutoCloseable {
        private final HttpServer server;
        private volatile Answer answer = new Answer(200, "application/json", "{}", Map.of());
        private volatile Headers received = new Headers();

        Remote() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/remote", this::handle);
            server.start();
        }

        public void answers(int status, String type, String body, Map<String, String> headers) {
            answer = new Answer(status, type, body, headers);
        }

        /** Breaks the connection off before or in the middle of an answer. */
        public void breaksOff(boolean afterHeaders) {
            answer = new Answer(afterHeaders ? 200 : -1, "application/json", "{\"a\":", Map.of());
        }

        public @Nullable String authorization() {
            return header("Authorization");
        }

        /** A header of the latest request. */
        public @Nullable String header(String name) {
            return received.getFirst(name);
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }

        private void handle(HttpExchange exchange) throws IOException {
            received = exchange.getRequestHeaders();
            Answer now = answer;
            try (exchange) {
                if (now.status < 0) {
                    return;
                }
                byte[] body = now.body.getBytes(StandardCharsets.UTF_8);
                boolean broken = now.body.equals("{\"a\":");
                exchange.getResponseHeaders().set("Content-Type", now.type);
                now.headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(now.status, body.length == 0 ? -1 : body.length + (broken ? 10 : 0));
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
            }
        }

        private record Answer(int status, String type, String body, Map<String, String> headers) {}
    }
}
