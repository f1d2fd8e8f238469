package dev.tribal.mcp.protocol;

/** The error codes on the wire: those of JSON-RPC 2.0, section 5.1, and the one that MCP adds. */
public enum ErrorCode {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    INTERNAL_ERROR(-32603),
    /** MCP 2025-11-25, server/resources, Error Handling. */
    RESOURCE_NOT_FOUND(-32002);

    private final int value;

    ErrorCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
