package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What agents of one tenant learn of an error of another: nothing. */
final class McpIsolation {
    private final Http owner;
    private final Http intruder;
    private final String id;
    private final List<String> ofTheOwner;

    /**
     * @param id of an error of the owner
     * @param ofTheOwner texts that nobody else may see
     */
    McpIsolation(InProcess tribal, String ownerName, String intruderName, String id, List<String> ofTheOwner) {
        this.owner = tribal.as(ownerName);
        this.intruder = tribal.as(intruderName);
        this.id = id;
        this.ofTheOwner = List.copyOf(ofTheOwner);
    }

    /** Cases by route. */
    Map<String, Runnable> routes() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("POST /mcp", () -> {
            JsonNode read = mcp("resources/read", Map.of("uri", "tribal://errors/" + id));
            assertThat(read.has("error")).as(read.toString()).isTrue();
            isClean(mcp("resources/list", Map.of()).toString());
        });
        cases.put("GET /mcp", () -> sessionIsNobodyElses("GET"));
        cases.put("DELETE /mcp", () -> sessionIsNobodyElses("DELETE"));
        return cases;
    }

    /** Cases by tool. */
    Map<String, Runnable> tools() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("find_similar_errors", () -> isClean(tool("find_similar_errors", Map.of("query", "pump stopped"))));
        cases.put("search_errors", () -> isClean(tool("search_errors", Map.of("error_type", "ZebrafishError"))));
        cases.put("recent_errors", () -> isClean(tool("recent_errors", Map.of())));
        cases.put(
                "explain_match", () -> refused(tool("explain_match", Map.of("query", "pump stopped", "error_id", id))));
        cases.put("get_error_by_id", () -> refused(tool("get_error_by_id", Map.of("error_id", id))));
        cases.put("update_error", () -> refused(tool("update_error", Map.of("error_id", id, "state", "closed"))));
        cases.put("delete_error", () -> refused(tool("delete_error", Map.of("error_id", id))));
        cases.put(
                "record_solution", () -> refused(tool("record_solution", Map.of("error_id", id, "description", "d"))));
        cases.put(
                "report_outcome",
                () -> refused(tool(
                        "report_outcome",
                        Map.of("error_id", id, "solution_id", UUID.randomUUID(), "worked", true, "evidence", "e"))));
        cases.put(
                "merge_errors", () -> refused(tool("merge_errors", Map.of("error_id", id, "into", UUID.randomUUID()))));
        cases.put("track_error", () -> {
            String answer = tool(
                    "track_error", Map.of("error_type", "ZebrafishError", "error_message", "the pump stopped twice"));
            isClean(answer);
        });
        cases.put("get_api_status", () -> isClean(tool("get_api_status", Map.of())));
        return cases;
    }

    /** Names of the tools that the intruder is offered. */
    List<String> offered() {
        return mcp("tools/list", Map.of())
                .at("/result/tools")
                .valueStream()
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    /** What a tool answers the intruder. */
    String tool(String name, Map<String, ?> arguments) {
        return mcp("tools/call", Map.of("name", name, "arguments", arguments))
                .path("result")
                .toString();
    }

    private JsonNode mcp(String method, Map<String, ?> params) {
        return intruder.post(
                        "/mcp",
                        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params),
                        "Accept",
                        "application/json, text/event-stream")
                .json();
    }

    private void sessionIsNobodyElses(String method) {
        Map<String, ?> params = Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of());
        Answer begun = owner.post("/mcp", Map.of("jsonrpc", "2.0", "id", 1, "method", "initialize", "params", params));
        String session = begun.response().headers().firstValue("Mcp-Session-Id").orElseThrow();
        Answer stranger = intruder.send(method, "/mcp", "application/json", "", "Mcp-Session-Id", session);
        assertThat(stranger.status()).isEqualTo(404);
    }

    private void isClean(String text) {
        assertThat(text).doesNotContain(ofTheOwner.toArray(CharSequence[]::new));
    }

    private void refused(String answer) {
        assertThat(answer).contains("\"isError\":true");
        // The id is the intruder's own word.
        ofTheOwner.stream()
                .filter(text -> !text.equals(id))
                .forEach(text -> assertThat(answer).doesNotContain(text));
    }
}
