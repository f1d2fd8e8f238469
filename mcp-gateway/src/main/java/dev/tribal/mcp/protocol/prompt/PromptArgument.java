package dev.tribal.mcp.protocol.prompt;

/** A blank of a prompt (MCP 2025-11-25, schema, PromptArgument). */
public record PromptArgument(String name, String description, boolean required) {}
