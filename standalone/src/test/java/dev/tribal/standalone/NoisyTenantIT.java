package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant that holds all the searches it may have at once keeps itself from searching, and nobody else. */
@InThisProcess
class NoisyTenantIT {
    private static final int CONCURRENT = 3;
    private static final String BODY = "{\"query\": \"disk full\"}";

    @TempDir
    Path folder;

    @Test
    void searchesOfOneTenantDoNotWaitForThoseOfAnother() {
        try (var tribal = InProcess.start(
                folder,
                "--tribal.limits.searches.concurrent=" + CONCURRENT,
                "--tribal.limits.searches.waiting=1",
                "--tribal.limits.searches.max-wait=100ms")) {
            Http noisy = tribal.as("noisy");
            Http quiet = tribal.as("quiet");
            assertThat(search(noisy).status()).isEqualTo(200);

            List<Held> held =
                    Stream.generate(() -> new Held(noisy)).limit(CONCURRENT).toList();
            Awaitility.await("searches of the noisy tenant in all its places")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> search(noisy).status() == 429);
            for (int i = 0; i < 20; i++) {
                assertThat(search(quiet).status()).isEqualTo(200);
            }
            assertThat(search(noisy).header("Retry-After")).isNotEmpty();

            held.forEach(request -> assertThat(request.finish()).startsWith("HTTP/1.1 200"));
            assertThat(search(noisy).status()).isEqualTo(200);
        }
    }

    private static Http.Answer search(Http tenant) {
        return tenant.post("/api/v1/errors/similar", Map.of("query", "disk full"));
    }

    /** A search that has begun and whose sender does not go on. */
    private static final class Held {
        private final Socket socket;

        Held(Http tenant) {
            try {
                socket = new Socket("localhost", Integer.parseInt(tenant.url().replaceFirst(".*:", "")));
                socket.setSoTimeout(30_000);
                send(Stream.of(
                                "POST /api/v1/errors/similar HTTP/1.1",
                                "Host: localhost",
                                "Authorization: Bearer " + tenant.key(),
                                "Content-Type: application/json",
                                "Content-Length: " + BODY.length(),
                                "Connection: close",
                                "",
                                BODY.substring(0, 5))
                        .reduce((a, b) -> a + "\r\n" + b)
                        .orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sends the rest and returns the answer. */
        String finish() {
            try (socket) {
                send(BODY.substring(5));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
