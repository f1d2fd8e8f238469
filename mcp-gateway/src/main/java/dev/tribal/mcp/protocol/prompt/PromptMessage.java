package dev.tribal.mcp.protocol.prompt;

import dev.tribal.mcp.protocol.content.Content;

/** A message of a prompt (MCP 2025-11-25, server/prompts, PromptMessage). */
public record PromptMessage(String role, Content content) {
    /** Says something in the user's name. */
    public static PromptMessage user(Content content) {
        return new PromptMessage("user", content);
    }
}
