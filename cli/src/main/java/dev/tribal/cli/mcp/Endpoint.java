package dev.tribal.cli.mcp;

import java.net.URI;

/** Where a running Tribal speaks MCP, and with which key. */
public record Endpoint(URI url, String key) {
    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "Endpoint[url=" + url + "]";
    }
}
