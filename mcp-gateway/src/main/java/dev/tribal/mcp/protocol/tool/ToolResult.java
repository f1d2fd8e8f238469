package dev.tribal.mcp.protocol.tool;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.mcp.protocol.content.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a tool call (MCP 2025-11-25, server/tools, Tool Result).
 *
 * @param content for the model to read
 * @param structuredContent the same for programs, an object on the wire
 * @param isError whether the call failed in a way that the model can act on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolResult(
        List<Content> content,
        @Nullable Object structuredContent,
        @JsonProperty("isError") boolean isError) {
    /** The call did what it was asked for. */
    public static ToolResult of(String text, Object structuredContent) {
        return new ToolResult(List.of(new Content.Text(text)), structuredContent, false);
    }

    /** The call failed; the text says what to do about it. */
    public static ToolResult error(String text) {
        return new ToolResult(List.of(new Content.Text(text)), null, true);
    }

    /** The text of the first block; empty if that is something else. */
    public String text() {
        return content.getFirst() instanceof Content.Text(String text) ? text : "";
    }
}
