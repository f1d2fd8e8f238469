package dev.tribal.benchmarks.wire;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;

/** The official Java SDK's server with one tool that says what it is told. */
public final class SdkWire {
    private SdkWire() {}

    public static void main(String[] args) throws Exception {
        var transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .build();
        Map<String, Object> schema = Map.of(
                "type", "object", "properties", Map.of("text", Map.of("type", "string")), "required", List.of("text"));
        var tool = McpServerFeatures.SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder("echo", schema)
                        .description("Says what it is told")
                        .build())
                .callHandler((_, request) -> McpSchema.CallToolResult.builder()
                        .addTextContent(String.valueOf(request.arguments().get("text")))
                        .build())
                .build();
        McpServer.sync(transport)
                .serverInfo("sdk", "1")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(tool)
                .build();
        WireServer.run(transport);
    }
}
