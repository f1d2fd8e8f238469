package dev.tribal.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the commands that somebody waits for, once, against a server of its own: the virtual machine records what they load,
 * and later starts take a third of the time (JEP 483, JEP 514).
 */
final class Training {
    private static final String ID = "7f2c8a52-0d0b-5d8f-9d55-1f9f6a1b2c3d";
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_api_status","arguments":{}}}
            """;
    private static final String FAILED = """
            {"session_id":"s","cwd":"/","hook_event_name":"PostToolUseFailure","tool_name":"Bash",
            "tool_input":{"command":"false"},"error":"Exit code 1\\nTypeError: x is undefined"}""";

    private static final String STATUS = """
            {"status":"ok","version":"0","errors":1,"degraded":[]}""";

    /** What Tribal's other answers have in common. */
    private static final String ANSWER = """
            {"jsonrpc":"2.0","id":1,"errors":[{"id":"%s","position":"0-1","error_type":"E",
            "error_message":"m"}],"position":"0-1","results":[{"score":0.9,"record":{"id":"%s","error_type":"E","context":
            {"error_message":"m"},"solutions":[{"id":"%s","description":"d","outcomes":{"worked":1,"failed":0}}]}}],
            "result":{"protocolVersion":"2025-11-25"}}""".formatted(ID, ID, ID).replace("\n", "");

    private Training() {}

    /** The key comes from the environment, as ever. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("tribal-training");
        Path log = Files.writeString(folder.resolve("build.log"), "TypeError: x is undefined\n");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Training::answer);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        try {
            run(INITIALIZE, "mcp", url, folder);
            run(FAILED, "hook", url, folder, "lookup");
            run("", "status", url, folder);
            run("", "search", url, folder, "x");
            run("", "search", url, folder, "x", "--output", "json");
            run("", "report", url, folder, log.toString());
            run("", "run", url, folder, "--", "sh", "-c", "echo TypeError; exit 1");
        } finally {
            server.stop(0);
            delete(folder);
        }
    }

    private static void run(String in, String command, String url, Path folder, String... more) {
        System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
        Main.run(Stream.concat(Stream.of(command, "--url", url, "--data-dir", folder.toString()), Stream.of(more))
                .toList());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean status = exchange.getRequestURI().getPath().equals("/api/v1/status");
        byte[] answer = (status ? STATUS : ANSWER).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : List.copyOf(files.toList()).reversed()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
