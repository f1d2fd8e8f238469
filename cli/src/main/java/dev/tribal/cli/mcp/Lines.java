package dev.tribal.cli.mcp;

import dev.tribal.cli.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Standard output as MCP uses it: one message per line and nothing else (MCP 2025-11-25, basic/transports, stdio). */
final class Lines {
    private final OutputStream out;

    Lines(OutputStream out) {
        this.out = out;
    }

    /** Writes a message; one that cannot be written has no reader any more. */
    synchronized void write(String message) {
        try {
            // Line breaks inside of a message would end it.
            out.write((message.strip().replace("\n", " ").replace("\r", " ") + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException _) {
            // The client has gone; standard input will end too.
        }
    }

    /** Answers a request that Tribal could not answer; notifications get no answer. */
    void fail(@Nullable JsonNode id, String message) {
        if (id != null) {
            var failure = Json.object().put("jsonrpc", "2.0");
            failure.set("id", id);
            failure.putObject("error").put("code", -32603).put("message", message);
            write(Json.write(failure));
        }
    }
}
