package dev.tribal.mcp.protocol.http;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call (MCP 2025-11-25, basic/transports, Security Warning). Pages of this machine and those that
 * are named may. That a page has the same host as the server does not count: with DNS rebinding every page can.
 *
 * @param allowed origins, for example {@code https://tools.example.com}
 */
public record OriginPolicy(List<String> allowed) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public OriginPolicy {
        allowed = List.copyOf(allowed);
    }

    /** @param origin the header of that name; {@code null} from a client that is no browser */
    boolean allows(@Nullable String origin) {
        return origin == null || allowed.contains(origin) || isLoopback(origin);
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
