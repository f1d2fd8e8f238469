package dev.tribal.mcp.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a list (MCP 2025-11-25, server/utilities/pagination).
 *
 * @param nextCursor where the next part begins; {@code null} if this is the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    private static final int SIZE = 100;

    /**
     * The page that a request asks for. A cursor holds the number of the first item: the lists here do not change while
     * a server runs, and any instance can go on where another one stopped.
     *
     * @throws McpException invalid parameters if the cursor is none of this server's (section Error Handling)
     */
    public static <T> Page<T> of(List<T> all, ObjectNode params) {
        String cursor = Params.optionalText(params, "cursor");
        int from = cursor == null ? 0 : decode(cursor, all.size());
        int to = Math.min(all.size(), from + SIZE);
        return new Page<>(all.subList(from, to), to < all.size() ? encode(to) : null);
    }

    /** As a result, with the items under their name on the wire. */
    public Map<String, Object> as(String name) {
        Map<String, Object> result = new HashMap<>(Map.of(name, items));
        if (nextCursor != null) {
            result.put("nextCursor", nextCursor);
        }
        return result;
    }

    private static String encode(int from) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(from).getBytes(StandardCharsets.US_ASCII));
    }

    private static int decode(String cursor, int size) {
        try {
            int from = Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (from > 0 && from < size) {
                return from;
            }
        } catch (IllegalArgumentException _) {
            // Not one of ours either.
        }
        throw McpException.invalidParams("\"params.cursor\" is not a cursor of this server");
    }
}
