package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Answer;
import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.McpServer;
import dev.tribal.mcp.protocol.MessageReader;
import dev.tribal.mcp.protocol.ProtocolRevision;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The one endpoint of the transport (MCP 2025-11-25, basic/transports, Streamable HTTP). There are no sessions, so no
 * {@code Mcp-Session-Id} is given out, and no streams of the server's own, so GET and DELETE get 405.
 */
@Hidden
@RestController
public final class McpEndpoint {
    private static final String REVISION_HEADER = "MCP-Protocol-Version";

    private final McpServer server;
    private final OriginPolicy origins;
    private final MessageReader reader = new MessageReader();

    public McpEndpoint(McpServer server, OriginPolicy origins) {
        this.server = server;
        this.origins = origins;
    }

    /** Takes one message and answers it. */
    @PostMapping(path = "/mcp", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> post(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        AnswerFormat format =
                AnswerFormat.accepted(headers.get(HttpHeaders.ACCEPT)).orElse(null);
        if (format == null) {
            return refuse(HttpStatus.NOT_ACCEPTABLE, "Accept application/json and text/event-stream");
        }
        if (!origins.allows(headers.getOrigin())) {
            // Security Warning, item 1.
            return refuse(HttpStatus.FORBIDDEN, "Calls from this origin are not allowed");
        }
        if (!isSpoken(headers.getFirst(REVISION_HEADER))) {
            return refuse(HttpStatus.BAD_REQUEST, "Unsupported protocol version in " + REVISION_HEADER);
        }
        return answer(format, body == null ? new byte[0] : body);
    }

    /** Section Protocol Version Header: an unknown revision is refused, none is taken for 2025-03-26. */
    private static boolean isSpoken(@Nullable String revision) {
        return revision == null || ProtocolRevision.find(revision).isPresent();
    }

    private ResponseEntity<byte[]> answer(AnswerFormat format, byte[] body) {
        try {
            return server.answer(reader.read(body))
                    .map(answer -> format.respond(HttpStatus.OK, answer))
                    // Section Sending Messages, item 4: what needs no answer gets 202 without a body.
                    .orElseGet(() -> ResponseEntity.accepted().build());
        } catch (McpException e) {
            return format.respond(HttpStatus.BAD_REQUEST, Answer.Failure.of(null, e));
        }
    }

    private static ResponseEntity<byte[]> refuse(HttpStatusCode status, String message) {
        var problem = new McpException(ErrorCode.INVALID_REQUEST, message);
        return AnswerFormat.JSON.respond(status, Answer.Failure.of(null, problem));
    }
}
