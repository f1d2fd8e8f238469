package dev.tribal.mcp.protocol.stream;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Era;
import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Outgoing;
import dev.tribal.mcp.protocol.Params;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code subscriptions/listen} (MCP 2026-07-28, basic/utilities/subscriptions): the answer to this request is a stream.
 * Lists do not change while a server runs, so that of all filters the one for resources is honoured.
 */
public final class ListenFeature implements Feature {
    /** The method whose answer is a stream. */
    public static final String METHOD = "subscriptions/listen";

    private static final String FILTER = "resourceSubscriptions";
    private static final int MOST_SUBSCRIPTIONS = 100;

    private final UpdateStreams streams;

    public ListenFeature(UpdateStreams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isPartOf(Era era) {
        return era == Era.STATELESS;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(METHOD, this::listen);
    }

    private Object listen(Call call) {
        Set<String> uris = uris(Params.object(call.params(), "notifications"));
        // Everything on the stream carries the id of the request that opened it.
        Map<String, ?> meta =
                Map.of("io.modelcontextprotocol/subscriptionId", call.request().id());
        UpdateStream stream = streams.open(call.client().party(), uris::contains);
        // The first message says which filters hold.
        Map<String, ?> filter = uris.isEmpty() ? Map.of() : Map.of(FILTER, uris);
        call.channel()
                .send(Outgoing.notification(
                        "notifications/subscriptions/acknowledged", Map.of("notifications", filter, "_meta", meta)));
        Delivery.run(streams, stream, call.channel(), meta);
        return Map.of("_meta", meta);
    }

    private static Set<String> uris(ObjectNode filter) {
        Set<String> uris = new HashSet<>();
        filter.path(FILTER).forEach(uri -> uris.add(uri.asString("")));
        if (uris.size() > MOST_SUBSCRIPTIONS) {
            throw McpException.invalidParams("A stream has at most %d subscriptions".formatted(MOST_SUBSCRIPTIONS));
        }
        return uris;
    }
}
