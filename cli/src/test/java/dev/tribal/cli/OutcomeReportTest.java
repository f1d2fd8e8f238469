package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeReportTest {
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body));
            byte[] answer = "{\"position\":\"0-7\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsSaidIsSent() throws Exception {
        run("e1", "s/1", "--failed", "--evidence", "still red", "--commit=abc");

        assertThat(requests.take())
                .isEqualTo("POST /api/v1/errors/e1/solutions/s%2F1/outcomes"
                        + " {\"worked\":false,\"evidence\":\"still red\",\"commit\":\"abc\"}");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Recorded that the solution failed (position 0-7).");
    }

    @ParameterizedTest
    @CsvSource({
        "e1 --worked --evidence=e, ids",
        "e1 s1 --evidence=e, --worked or --failed",
        "e1 s1 --worked --failed --evidence=e, --worked or --failed",
        "e1 s1 --worked, --evidence"
    })
    void whatIsMissingIsSaid(String args, String named) {
        assertThatThrownBy(() -> run(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(named.equals("ids") ? "id of an error" : named);
        assertThat(requests).isEmpty();
    }

    private void run(String... args) {
        var api = new TribalApi(
                URI.create("http://localhost:" + server.getAddress().getPort()), "key", "");
        List<String> all = Stream.concat(Stream.of("outcome"), Stream.of(args)).toList();
        new OutcomeReport(api, new PrintStream(printed, true, StandardCharsets.UTF_8)).run(Options.of(all));
    }
}
