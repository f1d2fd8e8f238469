package dev.tribal.mcp.protocol;

/** The error codes on the wire: those of JSON-RPC 2.0, section 5.1, and those that MCP adds. */
public enum ErrorCode {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    INTERNAL_ERROR(-32603),
    /** One of those that JSON-RPC leaves to servers; MCP has none for it. HTTP says 429 with it. */
    BUSY(-32000),
    /** MCP 2025-11-25, server/resources, Error Handling. */
    RESOURCE_NOT_FOUND(-32002),
    /** MCP 2026-07-28, basic/transports, Standard Headers: a header says something else than the body. */
    HEADER_MISMATCH(-32020),
    /** MCP 2026-07-28, schema, MissingRequiredClientCapabilityError. */
    MISSING_CLIENT_CAPABILITY(-32021),
    /** MCP 2026-07-28, schema, UnsupportedProtocolVersionError. */
    UNSUPPORTED_PROTOCOL_VERSION(-32022);

    private final int value;

    ErrorCode(int value) {
        this.value = value;
    }

    /** The number in an era: 2026-07-28 gave up the one for resources (server/resources, Error Handling). */
    int value(Era era) {
        return this == RESOURCE_NOT_FOUND && era == Era.STATELESS ? INVALID_PARAMS.value : value;
    }
}
