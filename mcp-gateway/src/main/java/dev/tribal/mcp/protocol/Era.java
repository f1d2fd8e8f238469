package dev.tribal.mcp.protocol;

/** The two protocols that go by the name of MCP and share one endpoint. */
public enum Era {
    /** Up to 2025-11-25: {@code initialize} first, then sessions. */
    SESSIONS,
    /** From 2026-07-28: every request says all that has to be known about its sender. */
    STATELESS
}
