package dev.tribal.mcp.protocol;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds to results what revision 2026-07-28 asks for in each: its type, who answers, and how long it holds. */
final class StatelessResults {
    /** Lists change with the deployment only. */
    private static final Hint LISTS = new Hint(Duration.ofMinutes(5).toMillis(), "public");

    private static final Hint READS = new Hint(0, "private");

    /** MCP 2026-07-28, server/utilities/caching: the results that say how long they hold. */
    private static final Map<String, Hint> HINTS = Map.of(
            "server/discover", LISTS,
            "tools/list", LISTS,
            "prompts/list", LISTS,
            "resources/list", LISTS,
            "resources/templates/list", LISTS,
            "resources/read", READS);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode meta;

    StatelessResults(ServerInfo info) {
        // Schema, ResultMetaObject: servers identify themselves in every result.
        meta = JSON.createObjectNode().set("io.modelcontextprotocol/serverInfo", JSON.valueToTree(info));
    }

    /** The result of a method as it goes over the wire. */
    ObjectNode complete(String method, Object result) {
        ObjectNode node = JSON.valueToTree(result);
        // Schema, Result: the type is always there; input_required is set by whoever asks.
        node.putIfAbsent("resultType", JSON.getNodeFactory().stringNode("complete"));
        node.withObjectProperty("_meta").setAll(meta);
        hint(HINTS.get(method), node);
        return node;
    }

    private static void hint(@Nullable Hint hint, ObjectNode node) {
        if (hint != null && "complete".equals(node.path("resultType").stringValue(""))) {
            node.put("ttlMs", hint.ttlMs()).put("cacheScope", hint.scope());
        }
    }

    private record Hint(long ttlMs, String scope) {}
}
