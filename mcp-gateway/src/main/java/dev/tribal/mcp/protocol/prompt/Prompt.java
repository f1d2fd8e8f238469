package dev.tribal.mcp.protocol.prompt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** A prompt as clients see it (MCP 2025-11-25, server/prompts, Data Types), and what fills it in. */
public record Prompt(
        String name,
        String title,
        String description,
        List<PromptArgument> arguments,
        @JsonIgnore PromptHandler handler) {
    public Prompt {
        arguments = List.copyOf(arguments);
    }
}
