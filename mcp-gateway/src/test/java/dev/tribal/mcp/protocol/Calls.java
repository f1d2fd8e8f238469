package dev.tribal.mcp.protocol;

import dev.tribal.mcp.protocol.input.Inputs;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls for tests of what answers them. */
public final class Calls {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Calls() {}

    /** A call of a client that can do nothing but wait for the answer. */
    public static Call of(ProtocolRevision revision, String method, ObjectNode params) {
        var client = new Client(revision, new Party("acme", "agent"), JSON.createObjectNode(), null, null);
        var request = new Message.Request(JSON.getNodeFactory().numberNode(1), method, params);
        return new Call(request, client, Channel.NONE, Inputs.NONE);
    }

    public static Call of(String method, ObjectNode params) {
        return of(ProtocolRevision.R2025_11_25, method, params);
    }
}
