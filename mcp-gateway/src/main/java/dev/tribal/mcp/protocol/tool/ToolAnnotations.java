package dev.tribal.mcp.protocol.tool;

/** Hints for clients about what a tool does (MCP 2025-11-25, schema, ToolAnnotations). */
public record ToolAnnotations(
        boolean readOnlyHint, boolean destructiveHint, boolean idempotentHint, boolean openWorldHint) {}
