package dev.tribal.cli.hook;

import dev.tribal.cli.json.Json;
import dev.tribal.cli.mcp.Endpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a running Tribal what is known about a failure, as an agent would: the answer of the tool is short, and quotes
 * what was reported.
 */
record KnownErrors(Endpoint endpoint, HttpClient client) {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final String REVISION = "2026-07-28";
    private static final String TOOL = "find_similar_errors";
    private static final String METHOD = "tools/call";

    /** What is known; empty if nothing is that helps. */
    Optional<Known> like(String output) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url().resolve("/mcp"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + endpoint.key())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", REVISION)
                .header("Mcp-Method", METHOD)
                .header("Mcp-Name", TOOL)
                .POST(HttpRequest.BodyPublishers.ofString(question(output)))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return response.statusCode() == 200 ? known(Json.read(response.body())) : Optional.empty();
    }

    private static String question(String output) {
        ObjectNode message = Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", METHOD);
        ObjectNode params = message.putObject("params").put("name", TOOL);
        params.putObject("arguments").put("query", output).put("max_results", 1).put("detail", "brief");
        params.putObject("_meta")
                .put("io.modelcontextprotocol/protocolVersion", REVISION)
                .putObject("io.modelcontextprotocol/clientCapabilities");
        return Json.write(message);
    }

    private static Optional<Known> known(JsonNode answer) {
        JsonNode best = answer.at("/result/structuredContent/results/0");
        // Words alone, while meaning is not available, say too little.
        boolean isWhole = answer.at("/result/structuredContent/degraded").isEmpty();
        // Nobody asked, so that only what is the same error is told.
        if (!isWhole || !best.path("verdict").asString("").equals("same")) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(best.at("/record/id").asString());
        boolean solved = !best.at("/record/solutions").isEmpty();
        return Optional.of(
                new Known(id, solved ? answer.at("/result/content/0/text").asString("") : ""));
    }

    /**
     * What Tribal knows.
     *
     * @param best the recorded error that is most alike
     * @param text for the agent; empty if nobody has said yet what helps
     */
    record Known(UUID best, String text) {}
}
