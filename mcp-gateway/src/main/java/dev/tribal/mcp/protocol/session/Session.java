package dev.tribal.mcp.protocol.session;

import dev.tribal.mcp.protocol.ProtocolRevision;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session (MCP 2025-11-25, basic/transports, Session Management).
 *
 * @param key short and unique; part of the id that the client sends
 * @param capabilities what the client declared in {@code initialize}, as far as the server makes use of it
 */
public record Session(String key, ProtocolRevision revision, ObjectNode capabilities) {}
