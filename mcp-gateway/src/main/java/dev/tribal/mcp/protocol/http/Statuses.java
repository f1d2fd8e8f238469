package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Era;
import dev.tribal.mcp.protocol.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Which errors have a status of their own, and the headers that belong to it. */
final class Statuses {
    /** Streams end within the hour, and clients that have gone are noticed within seconds. */
    private static final String RETRY_SECONDS = "30";

    private Statuses() {}

    /** MCP 2026-07-28, basic/transports, Error Responses: these errors have a status, all else is a good answer. */
    static HttpStatus of(Era era, ErrorCode code) {
        if (code == ErrorCode.BUSY) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (era == Era.STATELESS) {
            return switch (code) {
                case METHOD_NOT_FOUND -> HttpStatus.NOT_FOUND;
                case MISSING_CLIENT_CAPABILITY -> HttpStatus.BAD_REQUEST;
                default -> HttpStatus.OK;
            };
        }
        return HttpStatus.OK;
    }

    /** RFC 6585 section 4: when to come back. */
    static void explain(HttpServletResponse response, HttpStatus status) {
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
    }
}
