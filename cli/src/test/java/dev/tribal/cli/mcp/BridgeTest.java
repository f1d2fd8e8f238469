package dev.tribal.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private HttpServer server;

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
    void sessionIsBegunKeptAndEnded() throws Exception {
        run("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}\n"
                + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/some\"}\n");
        assertThat(out()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":\"2025-11-25\"}}\n");
        assertThat(received)
                .containsExactly("POST null null null", "POST S1 2025-11-25 null", "DELETE S1 2025-11-25 null");
    }

    @Test
    void messageOfTheStatelessEraGetsItsHeaders() throws Exception {
        run("{\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":{\"name\":\"näme\",\"_meta\":"
                + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}\n");
        assertThat(received).containsExactly("POST null 2026-07-28 =?base64?bsOkbWU=?=");
    }

    @Test
    void serverThatIsAwayIsAnAnswerAndALineOnStandardError() throws Exception {
        stop();
        run("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\"}\nno json\n");
        assertThat(out()).contains("\"id\":7", "start it with 'tribal up'");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("does not answer", "is not JSON");
    }

    private void run(String input) throws IOException {
        var endpoint = new Endpoint(
                URI.create("http://localhost:" + server.getAddress().getPort()), "key");
        new Bridge(endpoint, new PrintStream(out), new PrintStream(log), HttpClient.newHttpClient())
                .run(new BufferedReader(new StringReader(input)));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange http) throws IOException {
        var headers = http.getRequestHeaders();
        received.add("%s %s %s %s"
                .formatted(
                        http.getRequestMethod(),
                        headers.getFirst("Mcp-Session-Id"),
                        headers.getFirst("MCP-Protocol-Version"),
                        headers.getFirst("Mcp-Name")));
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.contains("initialize")) {
            http.sendResponseHeaders(202, -1);
            http.close();
            return;
        }
        http.getResponseHeaders().set("Mcp-Session-Id", "S1");
        http.getResponseHeaders().set("Content-Type", "application/json");
        byte[] answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":\"2025-11-25\"}}"
                .getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(200, answer.length);
        http.getResponseBody().write(answer);
        http.close();
    }
}
