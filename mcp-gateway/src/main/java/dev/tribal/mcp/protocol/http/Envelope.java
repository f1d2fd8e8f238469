package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Client;
import dev.tribal.mcp.protocol.Era;
import dev.tribal.mcp.protocol.LogLevel;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Message;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.ProtocolRevision;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a request of the stateless era says about its sender in {@code _meta} (MCP 2026-07-28, basic, _meta). */
final class Envelope {
    private static final String REVISION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    private Envelope() {}

    /** Whether a request belongs to the stateless era: its body decides, and its header if the body says nothing. */
    static boolean isClaimed(Message.Request request, @Nullable String revisionHeader) {
        return request.params().path("_meta").has(REVISION)
                || (revisionHeader != null
                        && ProtocolRevision.find(revisionHeader)
                                .filter(revision -> revision.era() == Era.STATELESS)
                                .isPresent());
    }

    /**
     * Reads it.
     *
     * @throws McpException if something is missing, differs from the headers or names another revision
     */
    static Client client(HttpServletRequest http, Message.Request request, Party party) {
        JsonNode meta = request.params().path("_meta");
        if (!meta.path(REVISION).isString()) {
            throw McpException.invalidParams("\"params._meta\" must have a string \"%s\"".formatted(REVISION));
        }
        if (!(meta.path(CAPABILITIES) instanceof ObjectNode capabilities)) {
            throw McpException.invalidParams("\"params._meta\" must have an object \"%s\"".formatted(CAPABILITIES));
        }
        String revision = meta.path(REVISION).stringValue();
        StandardHeaders.check(http, request, revision);
        return new Client(
                ProtocolRevision.find(revision)
                        .filter(found -> found.era() == Era.STATELESS)
                        .orElseThrow(() -> McpException.unsupportedVersion(revision)),
                party,
                capabilities,
                null,
                meta.path(LOG_LEVEL).isString()
                        ? LogLevel.of(meta.path(LOG_LEVEL).stringValue())
                        : null);
    }
}
