package dev.tribal.mcp.protocol.session;

import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.ProtocolRevision;
import dev.tribal.mcp.protocol.seal.Seal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives out sessions and knows them again. The id of a session is a signed text with all there is to know, bound to the
 * principal that began it, so that sessions cost no memory and every instance knows those of the others.
 */
public final class Sessions {
    private static final String PURPOSE = "session";
    private static final List<String> CAPABILITIES = List.of("elicitation", "sampling", "roots");

    /** Ids are headers, and servers in between allow these a few kilobytes. */
    private static final int LARGEST_CAPABILITIES = 1024;

    private final Seal seal;
    private final SessionStates states;
    private final Duration lifetime;

    public Sessions(Seal seal, SessionStates states, Duration lifetime) {
        this.seal = seal;
        this.states = states;
        this.lifetime = lifetime;
    }

    /** The id of a new session. */
    public String begin(Party party, ProtocolRevision revision, ObjectNode declared) {
        ObjectNode capabilities = JsonMapper.shared().createObjectNode();
        CAPABILITIES.forEach(name -> {
            if (declared.get(name) instanceof ObjectNode capability) {
                capabilities.set(name, capability);
            }
        });
        ObjectNode content = JsonMapper.shared().createObjectNode();
        content.put("key", UUID.randomUUID().toString()).put("revision", revision.wireName());
        content.set(
                "can", capabilities.toString().length() > LARGEST_CAPABILITIES ? content.objectNode() : capabilities);
        return seal.close(PURPOSE, party, content, lifetime);
    }

    /** The session of that id; empty if it is over or belongs to another principal. */
    public Optional<Session> find(String id, Party party) {
        return seal.open(PURPOSE, party, id)
                .map(content -> new Session(
                        content.path("key").asString(),
                        ProtocolRevision.negotiate(content.path("revision").asString()),
                        content.withObjectProperty("can")))
                .filter(session -> !states.isEnded(session.key()));
    }
}
