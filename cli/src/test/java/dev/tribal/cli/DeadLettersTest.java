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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersTest {
    private final List<String> requests = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s"
                    .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                    .strip());
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
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
    void everyPageOfThoseThatWaitIsListed() {
        answers.add("""
                {"dead_letters":[{"id":"one","state":"open","at":"2026-03-01T10:00:00Z","cause":"It is \\u001b damaged",
                "replays":2}],"open":2,"next":"one"}""");
        answers.add("{\"dead_letters\":[{\"id\":\"two\",\"position\":\"1-7\",\"error_id\":\"e\"}],\"open\":2}");

        run("list");

        assertThat(requests)
                .containsExactly(
                        "GET /api/v1/dead-letters?max_results=200&state=open",
                        "GET /api/v1/dead-letters?max_results=200&state=open&after=one");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("It is ? damaged (replayed 2 times before)", "two", "1-7", "2 of them wait.");
    }

    @Test
    void programsGetTheWholeListAsOneObject() {
        answers.add("{\"dead_letters\":[{\"id\":\"one\"}],\"open\":2,\"next\":\"one\"}");
        answers.add("{\"dead_letters\":[{\"id\":\"two\"}],\"open\":2}");

        run(Output.JSON, "list", "--state", "all");

        assertThat(requests).first().isEqualTo("GET /api/v1/dead-letters?max_results=200");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("{\"dead_letters\":[{\"id\":\"one\"},{\"id\":\"two\"}],\"open\":2}");
    }

    @Test
    void allAreReplayedRequestAfterRequestUpToTheMomentWhenThatBegan() {
        answers.add("{\"replayed\":99,\"kept\":1,\"until\":\"2026-03-01T10:00:00Z\",\"next\":\"n\"}");
        answers.add("{\"replayed\":3,\"kept\":0,\"until\":\"2026-03-01T10:00:00Z\"}");

        run("replay", "--all", "--event-type", "t");

        assertThat(requests)
                .containsExactly(
                        "POST /api/v1/dead-letters/replay {\"event_type\":\"t\"}",
                        "POST /api/v1/dead-letters/replay"
                                + " {\"event_type\":\"t\",\"until\":\"2026-03-01T10:00:00Z\",\"after\":\"n\"}");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("102 events are accepted", "1 wait on");
    }

    @Test
    void oneIsShownReplayedAndDiscarded() {
        answers.add("{\"dead_letter\":{\"id\":\"one\"},\"attributes\":{\"type\":\"t\"},\"content\":\"{}\"}");
        answers.add("{}");
        answers.add("{}");

        run("show", "one");
        run("replay", "one");
        run("discard", "a/b");

        assertThat(requests)
                .containsExactly(
                        "GET /api/v1/dead-letters/one",
                        "POST /api/v1/dead-letters/one/replay {}",
                        "DELETE /api/v1/dead-letters/a%2Fb");
    }

    @ParameterizedTest
    @CsvSource({"replay, needs an id", "lost, needs list", "replay --all more, unknown argument", "list --all, --all"})
    void whatIsMissingOrTooMuchIsSaid(String args, String named) {
        assertThatThrownBy(() -> run(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(named);
        assertThat(requests).isEmpty();
    }

    private void run(String... args) {
        run(Output.TABLE, args);
    }

    private void run(Output output, String... args) {
        var api = new TribalApi(
                URI.create("http://localhost:" + server.getAddress().getPort()), "key", "");
        List<String> all =
                Stream.concat(Stream.of("dead-letters"), Stream.of(args)).toList();
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        new DeadLetters(api, output, stream, stream).run(Options.of(all));
    }
}
