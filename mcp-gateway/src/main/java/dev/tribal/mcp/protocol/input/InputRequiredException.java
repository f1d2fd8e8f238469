package dev.tribal.mcp.protocol.input;

import java.util.Map;

/** Ends a request with questions; the client sends it again with the answers (MCP 2026-07-28, basic/utilities/mrtr). */
public final class InputRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, InputRequest> requests;
    private final String requestState;

    InputRequiredException(Map<String, InputRequest> requests, String requestState) {
        // It is a way of answering, so nobody looks where it came from.
        super("The client has to answer first", null, false, false);
        this.requests = Map.copyOf(requests);
        this.requestState = requestState;
    }

    /** The result on the wire (schema, InputRequiredResult). */
    public Object result() {
        return Map.of("resultType", "input_required", "inputRequests", requests, "requestState", requestState);
    }
}
