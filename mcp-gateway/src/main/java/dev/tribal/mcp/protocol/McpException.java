package dev.tribal.mcp.protocol;

import java.util.Map;

/** A request gets a protocol error for an answer; the message is for its sender. */
public final class McpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, ?> data;

    public McpException(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /** @param data more about it for programs; empty for nothing */
    public McpException(ErrorCode code, String message, Map<String, ?> data) {
        super(message);
        this.code = code;
        this.data = Map.copyOf(data);
    }

    public static McpException invalidParams(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message);
    }

    /** MCP 2025-11-25, server/resources, Error Handling: the data names the URI. */
    public static McpException resourceNotFound(String uri) {
        return new McpException(ErrorCode.RESOURCE_NOT_FOUND, "Resource not found: " + uri, Map.of("uri", uri));
    }

    /** MCP 2026-07-28, schema, UnsupportedProtocolVersionError: the data says what is supported. */
    public static McpException unsupportedVersion(String requested) {
        return new McpException(
                ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
                "Unsupported protocol version",
                Map.of("supported", ProtocolRevision.stateless(), "requested", requested));
    }

    public ErrorCode code() {
        return code;
    }

    /** The error object of the answer (JSON-RPC 2.0, section 5.1). */
    ErrorObject error(Era era) {
        return new ErrorObject(code.value(era), String.valueOf(getMessage()), data);
    }
}
