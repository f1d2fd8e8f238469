package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tribal mcp}: what a client says on standard input is answered on standard output, in either era. */
class McpCommandIT {
    private static final String LEGACY = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_api_status","arguments":{}}}
            """;

    private static final String STATELESS = """
            {"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"get_api_status","arguments":{},"_meta":\
            {"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void messagesOnStandardInputAreAnsweredOnStandardOutput() throws Exception {
        try (var _ = Tribal.up(folder)) {
            JsonNode[] legacy = answers(LEGACY);
            assertThat(legacy).hasSize(2);
            assertThat(legacy[0].at("/result/protocolVersion").asString()).isEqualTo("2025-11-25");
            assertThat(legacy[1].at("/result/content/0/text").asString()).startsWith("Tribal ");

            JsonNode[] stateless = answers(STATELESS);
            assertThat(stateless).hasSize(1);
            assertThat(stateless[0].path("id").asString()).isEqualTo("a");
            assertThat(stateless[0].at("/result/resultType").asString()).isEqualTo("complete");
        }
    }

    /** All lines of standard output, each of which has to be a message. */
    private JsonNode[] answers(String messages) throws Exception {
        Path input = Files.writeString(folder.resolve("messages"), messages);
        Running running = Running.start(
                Project.root(),
                "sh",
                "-c",
                "exec ./tribal mcp --data-dir \"$1\" <\"$2\" 2>/dev/null",
                "sh",
                folder.toString(),
                input.toString());
        assertThat(running.await()).as(running.output()).isZero();
        return running.output().lines().map(JsonMapper.shared()::readTree).toArray(JsonNode[]::new);
    }
}
