package dev.tribal.mcp.protocol.resource;

/** What a resource holds, as text (MCP 2025-11-25, server/resources, Resource Contents). */
public record ResourceContents(String uri, String mimeType, String text) {}
