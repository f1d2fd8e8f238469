package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Message;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers that say again what is in the body, for servers in between (MCP 2026-07-28, basic/transports, Standard
 * Headers). They must be there and must not say anything else.
 */
final class StandardHeaders {
    static final String REVISION = "MCP-Protocol-Version";

    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";
    private static final Map<String, String> NAMED_BY =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    private StandardHeaders() {}

    /**
     * Compares the headers with the message.
     *
     * @param revision what the body names
     * @throws McpException header mismatch
     */
    static void check(HttpServletRequest http, Message.Request request, String revision) {
        same(REVISION, http.getHeader(REVISION), revision);
        same(METHOD, http.getHeader(METHOD), request.method());
        String field = NAMED_BY.get(request.method());
        if (field != null && request.params().path(field).isString()) {
            same(
                    NAME,
                    decoded(http.getHeader(NAME)),
                    request.params().path(field).stringValue());
        }
    }

    private static void same(String header, @Nullable String value, String inBody) {
        if (value == null || !value.strip().equals(inBody)) {
            throw new McpException(
                    ErrorCode.HEADER_MISMATCH,
                    "The header %s must be there and say the same as the body".formatted(header));
        }
    }

    /** Section Value Encoding: names that are no plain ASCII come in Base64. */
    private static @Nullable String decoded(@Nullable String header) {
        String value = header == null ? null : header.strip();
        if (value == null || !value.startsWith(ENCODED) || !value.endsWith(ENCODED_END)) {
            return value;
        }
        try {
            String base64 = value.substring(ENCODED.length(), value.length() - ENCODED_END.length());
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return null;
        }
    }
}
