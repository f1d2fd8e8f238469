package dev.tribal.mcp.conformance;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.LogLevel;
import dev.tribal.mcp.protocol.content.Content;
import dev.tribal.mcp.protocol.resource.ResourceContents;
import dev.tribal.mcp.protocol.tool.Tool;
import dev.tribal.mcp.protocol.tool.ToolAnnotations;
import dev.tribal.mcp.protocol.tool.ToolHandler;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** The tools that the conformance suite looks up by name and calls. */
final class FixtureTools {
    /** A red pixel. */
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    /** No sound at all. */
    private static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

    private FixtureTools() {}

    static List<Tool> all() {
        return List.of(
                tool("test_simple_text", (_, _) -> text("This is a simple text response for testing.")),
                tool("test_image_content", (_, _) -> content(new Content.Image(PNG, "image/png"))),
                tool("test_audio_content", (_, _) -> content(new Content.Audio(WAV, "audio/wav"))),
                tool(
                        "test_embedded_resource",
                        (_, _) -> content(embedded(
                                "test://embedded-resource", "text/plain", "This is an embedded resource content."))),
                tool(
                        "test_multiple_content_types",
                        (_, _) -> content(
                                new Content.Text("Multiple content types test:"),
                                new Content.Image(PNG, "image/png"),
                                embedded(
                                        "test://mixed-content-resource",
                                        "application/json",
                                        "{\"test\":\"data\",\"value\":123}"))),
                tool(
                        "test_error_handling",
                        (_, _) -> ToolResult.error("This tool intentionally returns an error for testing")),
                tool("test_tool_with_logging", (_, call) -> logging(call)),
                tool("test_logging_tool", (_, call) -> logging(call)),
                tool("test_tool_with_progress", (_, call) -> progress(call)),
                tool("json_schema_2020_12_tool", FormSchemas.EVERY_KEYWORD, (_, _) -> text("Fits")));
    }

    static Tool tool(String name, ToolHandler handler) {
        return tool(name, "{\"type\": \"object\"}", handler);
    }

    static Tool tool(String name, String schema, ToolHandler handler) {
        return new Tool(
                name,
                name,
                "For the conformance suite",
                JsonMapper.shared().readTree(schema).asObject(),
                null,
                new ToolAnnotations(true, false, true, false),
                UnaryOperator.identity(),
                handler);
    }

    static ToolResult text(String text) {
        return content(new Content.Text(text));
    }

    private static ToolResult content(Content... content) {
        return new ToolResult(List.of(content), null, false);
    }

    private static Content embedded(String uri, String mimeType, String text) {
        return new Content.Embedded(ResourceContents.text(uri, mimeType, text));
    }

    private static ToolResult logging(Call call) {
        call.log(LogLevel.INFO, "test", "Tool execution started");
        call.log(LogLevel.INFO, "test", "Tool processing data");
        call.log(LogLevel.INFO, "test", "Tool execution completed");
        return text("Logged");
    }

    private static ToolResult progress(Call call) {
        for (int done : new int[] {0, 50, 100}) {
            call.progress(done, 100.0);
        }
        return text("Done");
    }
}
