package dev.tribal.mcp.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/** The {@code error} of an answer (JSON-RPC 2.0, section 5.1). */
record ErrorObject(
        int code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ?> data) {}
