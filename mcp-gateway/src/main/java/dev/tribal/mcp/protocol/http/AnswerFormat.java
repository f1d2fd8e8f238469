package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** How an answer is written: as JSON, or as the only event of a stream where the client takes nothing else. */
enum AnswerFormat {
    JSON(MediaType.APPLICATION_JSON) {
        @Override
        byte[] frame(byte[] json) {
            return json;
        }
    },
    EVENT_STREAM(MediaType.TEXT_EVENT_STREAM) {
        @Override
        byte[] frame(byte[] json) {
            // Jackson writes no line break, so one data line holds all of it.
            return ("event: message\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final MediaType mediaType;

    AnswerFormat(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * MCP 2025-11-25, basic/transports, Sending Messages, items 2 and 5: clients take both, and JSON will do. A client
     * that says nothing takes anything.
     */
    static Optional<AnswerFormat> accepted(@Nullable List<String> accept) {
        if (accept == null) {
            return Optional.of(JSON);
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return Stream.of(values())
                    .filter(format -> types.stream().anyMatch(type -> type.includes(format.mediaType)))
                    .findFirst();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    ResponseEntity<byte[]> respond(HttpStatusCode status, Answer answer) {
        return ResponseEntity.status(status).contentType(mediaType).body(frame(MAPPER.writeValueAsBytes(answer)));
    }

    abstract byte[] frame(byte[] json);
}
