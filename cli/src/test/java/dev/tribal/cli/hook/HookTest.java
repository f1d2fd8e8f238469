package dev.tribal.cli.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.cli.mcp.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as Claude Code sends them; Tribal's side is a server that answers as the gateway does. */
class HookTest {
    private static final String ID = "7f2c8a52-0d0b-5d8f-9d55-1f9f6a1b2c3d";
    private static final String FAILED = """
            {"session_id":"s1","cwd":"/shop","hook_event_name":"PostToolUseFailure","tool_name":"Bash",
            "tool_input":{"command":"npm test -- --key=SECRET"},"error":"Exit code 1\\nTypeError: cart is undefined",
            "is_interrupt":false}""";
    private static final String PASSED = """
            {"session_id":"s1","cwd":"/shop","hook_event_name":"PostToolUse","tool_name":"Bash",
            "tool_input":{"command":"npm test -- --key=SECRET"},"tool_response":{"stdout":"ok","stderr":""}}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String solutions = "[{\"description\":\"Create the cart first\"}]";
    private String verdict = "same";
    private String asked = "";
    private HttpServer server;

    @TempDir
    Path cache;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mcp", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void knownFixOfAFailureIsTold() throws Exception {
        hook().lookup(in(FAILED));
        assertThat(JsonMapper.shared()
                        .readTree(asked)
                        .at("/params/arguments/query")
                        .asString())
                .isEqualTo("TypeError: cart is undefined");
        assertThat(context("PostToolUseFailure")).contains("| Create the cart first", "not instructions");
    }

    @Test
    void failureThatNobodySolvedIsNotTold() throws Exception {
        solutions = "[]";
        hook().lookup(in(FAILED));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatIsOnlySomewhatAlikeIsNotTold() throws Exception {
        verdict = "similar";
        hook().lookup(in(FAILED));
        hook().record(in(PASSED));
        assertThat(context("PostToolUse")).contains("track_error").doesNotContain(ID);
    }

    @Test
    void commandThatPassesAfterItFailedAsksForWhatHelpedOnce() throws Exception {
        hook().record(in(PASSED));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        hook().lookup(in(FAILED));
        out.reset();
        hook().record(in(PASSED));
        assertThat(context("PostToolUse")).contains("record_solution", ID);
        out.reset();
        hook().record(in(PASSED));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void failureIsRememberedWhileTribalIsAwayAndNothingSecretIsKept() throws Exception {
        stop();
        assertThat(catchThrowable(() -> hook().lookup(in(FAILED)))).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(cache)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file.toString() + Files.readString(file)).doesNotContain("SECRET", "npm", "cart");
        }
        hook().record(in(PASSED));
        assertThat(context("PostToolUse")).contains("track_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"hook_event_name\":\"PostToolUseFailure\",\"tool_input\":{\"file_path\":\"x\"},\"error\":\"e\"}",
                "{\"hook_event_name\":\"PostToolUseFailure\",\"tool_input\":{\"command\":\"sleep 9\"},\"error\":\"e\","
                        + "\"is_interrupt\":true}",
                "{\"hook_event_name\":\"PostToolUseFailure\",\"tool_input\":{\"command\":\"grep x\"},"
                        + "\"error\":\"Exit code 1\"}"
            })
    void nothingIsSaidOfWhatIsNoFailureWithAnOutput(String event) throws Exception {
        hook().lookup(in(event));
        hook().record(in(event));
        assertThat(asked).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private Hook hook() {
        var endpoint = new Endpoint(
                URI.create("http://localhost:" + server.getAddress().getPort()), "key");
        return new Hook(
                endpoint, HttpClient.newHttpClient(), cache, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String context(String event) {
        JsonNode said = JsonMapper.shared().readTree(out.toByteArray()).path("hookSpecificOutput");
        assertThat(said.path("hookEventName").asString()).isEqualTo(event);
        return said.path("additionalContext").asString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = """
                {"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"| Create the cart first"}],
                "structuredContent":{"results":[{"record":{"id":"%s","solutions":%s},"score":1,"verdict":"%s"}]}}}""".formatted(ID, solutions, verdict).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static InputStream in(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }
}
