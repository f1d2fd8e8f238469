package dev.tribal.benchmarks;

import java.nio.charset.StandardCharsets;

/** Requests of the Model Context Protocol as bytes on the wire. */
final class McpMessages {
    private static final String STATELESS = "2026-07-28";
    private static final String LEGACY = "2025-11-25";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + STATELESS + "\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final String common;

    /** @param key an API key; empty for none */
    McpMessages(String key) {
        this.common = "Host: localhost\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\n"
                + (key.isEmpty() ? "" : "Authorization: Bearer " + key + "\r\n");
    }

    byte[] initialize() {
        return post(
                "",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + LEGACY
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}");
    }

    byte[] initialized(String session) {
        return post(inSession(session), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    byte[] end(String session) {
        return ("DELETE /mcp HTTP/1.1\r\n" + common + inSession(session) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A call in a session. */
    byte[] call(String session, String tool, String arguments) {
        return post(
                inSession(session),
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
                        .formatted(tool, arguments));
    }

    /** A call of the stateless era. */
    byte[] call(String tool, String arguments) {
        return post(
                "MCP-Protocol-Version: %s\r\nMcp-Method: tools/call\r\nMcp-Name: %s\r\n".formatted(STATELESS, tool),
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s,%s}}"
                        .formatted(tool, arguments, META));
    }

    byte[] listen(String uri) {
        return post(
                "MCP-Protocol-Version: %s\r\nMcp-Method: subscriptions/listen\r\n".formatted(STATELESS),
                ("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"subscriptions/listen\",\"params\":{\"notifications\":"
                                + "{\"resourceSubscriptions\":[\"%s\"]},%s}}")
                        .formatted(uri, META));
    }

    private static String inSession(String session) {
        return "Mcp-Session-Id: " + session + "\r\nMCP-Protocol-Version: " + LEGACY + "\r\n";
    }

    private byte[] post(String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("POST /mcp HTTP/1.1\r\n" + common + headers + "Content-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
