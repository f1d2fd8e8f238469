package dev.tribal.mcp.protocol.input;

import dev.tribal.mcp.protocol.Channel;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Message;
import dev.tribal.mcp.protocol.Params;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.seal.Seal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions of the stateless era (MCP 2026-07-28, basic/utilities/mrtr). Answers of earlier rounds travel in the signed
 * request state, so that any instance can go on.
 */
public final class RoundTrips implements Inputs {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Seal seal;
    private final Party party;
    private final String purpose;
    private final Supplier<ObjectNode> given;

    /** @param request a state is good for this method and these arguments only */
    public RoundTrips(Seal seal, Party party, Message.Request request) {
        this.seal = seal;
        this.party = party;
        this.purpose = purpose(request);
        this.given = () -> given(request.params());
    }

    @Override
    public Map<String, ObjectNode> ask(Map<String, InputRequest> requests, Channel channel) {
        ObjectNode known = given.get();
        Map<String, InputRequest> open = new HashMap<>();
        Map<String, ObjectNode> answers = new HashMap<>();
        requests.forEach((key, request) -> {
            JsonNode answer = known.get(key);
            if (answer instanceof ObjectNode object && request.isAnsweredBy(object)) {
                answers.put(key, object);
            } else {
                // Section Server Requirements: what is missing is asked for again.
                open.put(key, request);
            }
        });
        if (open.isEmpty()) {
            return answers;
        }
        throw new InputRequiredException(open, seal.close(purpose, party, known, LIFETIME));
    }

    /** Answers of earlier rounds and of this one; what was not asked for does no harm. */
    private ObjectNode given(ObjectNode params) {
        String state = Params.optionalText(params, "requestState");
        ObjectNode all = state == null ? JSON.createObjectNode() : opened(state);
        ObjectNode responses = Params.object(params, "inputResponses");
        responses.forEachEntry((key, answer) -> {
            if (!answer.isObject()) {
                throw McpException.invalidParams("\"params.inputResponses.%s\" must be an object".formatted(key));
            }
        });
        return all.setAll(responses);
    }

    /** Section Security Considerations: a state that does not pass its check is refused. */
    private ObjectNode opened(String state) {
        return seal.open(purpose, party, state)
                .orElseThrow(() -> McpException.invalidParams(
                        "\"params.requestState\" is not valid for this request, or no longer; begin again without it"));
    }

    private static String purpose(Message.Request request) {
        ObjectNode params = request.params();
        return "request-state %s %s %s %s"
                .formatted(request.method(), params.path("name"), params.path("uri"), params.path("arguments"));
    }
}
