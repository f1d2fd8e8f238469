package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Source;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools as an agent sees them, over real HTTP. */
class ToolsIT extends CallingIT {
    @Test
    void everyToolSaysWhenToCallItAndWhatItDoes() {
        JsonNode tools = wire().request("tools/list", Map.of()).at("/result/tools");
        assertThat(tools.valueStream().map(tool -> tool.path("name").asString()))
                .containsExactlyInAnyOrder(
                        "track_error",
                        "find_similar_errors",
                        "search_errors",
                        "recent_errors",
                        "explain_match",
                        "get_error_by_id",
                        "update_error",
                        "delete_error",
                        "record_solution",
                        "report_outcome",
                        "merge_errors",
                        "get_api_status");
        assertThat(tools.valueStream()).allSatisfy(tool -> {
            assertThat(tool.path("description").asString())
                    .contains("Example: {")
                    .hasSizeGreaterThan(100);
            assertThat(tool.at("/inputSchema/type").asString()).isEqualTo("object");
            assertThat(tool.at("/outputSchema/type").asString()).isEqualTo("object");
            assertThat(tool.path("annotations").propertyNames())
                    .contains("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
            assertThat(tool.has("handler") || tool.has("lenience")).isFalse();
        });
    }

    @Test
    void errorIsTrackedFoundSolvedUpdatedAndDeleted() {
        JsonNode tracked = call(
                "track_error",
                Map.of("error_type", "NullPointerException", "error_message", "cart is null", "language", "java"));
        String id = tracked.at("/structuredContent/id").asString();
        assertThat(tracked.at("/structuredContent/status").asString()).isEqualTo("applied");
        assertThat(errors.preferred).isEqualTo("wait=10");
        assertThat(errors.originOf(UUID.fromString(id)).source()).isEqualTo(Source.AGENT);

        call("record_solution", Map.of("error_id", id, "description", "Create the cart", "code_fix", "new Cart()"));
        JsonNode found = call("find_similar_errors", Map.of("query", "why is my cart null?"));
        assertThat(text(found)).contains(id, "| Create the cart", "| new Cart()", "same error (93 %)", "| same words");
        assertThat(found.at("/structuredContent/results/0/record/solutions/0/code_fix")
                        .asString())
                .isEqualTo("new Cart()");

        call("update_error", Map.of("error_id", id, "state", "Resolved", "framework", "spring", "labels", "shop"));
        JsonNode record = call("get_error_by_id", Map.of("id", id)).path("structuredContent");
        assertThat(record.path("state").asString()).isEqualTo("resolved");
        assertThat(record.at("/context/framework").asString()).isEqualTo("spring");
        assertThat(record.at("/context/error_message").asString()).isEqualTo("cart is null");
        assertThat(record.at("/labels/0").asString()).isEqualTo("shop");

        assertThat(text(call("delete_error", Map.of("error_id", id)))).isEqualTo("Deleted: error " + id + ".");
        assertThat(errors.records).isEmpty();
    }

    @Test
    void nestedFormAndNumbersAsStringsAreTaken() {
        call(
                "track_error",
                Map.of(
                        "error_type",
                        "Timeout",
                        "context",
                        Map.of("error_message", "read timed out", "language", "go"),
                        "solution",
                        Map.of("description", "Raise the timeout", "references", List.of("https://example.com")),
                        "metadata",
                        Map.of("attempt", 2)));
        JsonNode found = call("search_errors", Map.of("language", "Go", "max_results", "3"));
        JsonNode record = found.at("/structuredContent/results/0/record");
        assertThat(record.at("/context/language").asString()).isEqualTo("go");
        assertThat(record.at("/solutions/0/description").asString()).isEqualTo("Raise the timeout");
        assertThat(errors.records.get(Records.id("Timeout")).metadata()).containsEntry("attempt", 2);
    }

    @Test
    void writeThatIsNotVisibleYetSaysSo() {
        errors.slow = true;
        JsonNode tracked = call("track_error", Map.of("error_type", "Slow", "error_message", "slow"));
        assertThat(text(tracked)).contains("accepted", "visible to searches soon", "position 1-");
        assertThat(tracked.at("/structuredContent/status").asString()).isEqualTo("accepted");
        assertThat(tracked.at("/structuredContent/position").asString()).startsWith("1-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find_similar_errors|{}|query",
                "find_similar_errors|{\"query\":\"\"}|query",
                "find_similar_errors|{\"query\":{\"text\":1}}|query",
                "find_similar_errors|{\"query\":\"a\",\"max_results\":51}|max_results",
                "find_similar_errors|{\"query\":\"a\",\"max_results\":\"many\"}|max_results",
                "get_error_by_id|{\"error_id\":\"17\"}|error_id",
                "report_outcome|{\"error_id\":\"5b9f7a52-5c0e-5d0c-9b1a-3f3f0f8f2c11\",\"worked\":true,\"evidence\":\"e\"}|solution_id",
                "report_outcome|{\"error_id\":\"5b9f7a52-5c0e-5d0c-9b1a-3f3f0f8f2c11\",\"solution_id\":\"5b9f7a52-5c0e-5d0c-9b1a-3f3f0f8f2c11\",\"worked\":\"perhaps\",\"evidence\":\"e\"}|worked",
                "track_error|{\"error_type\":\"T\",\"error_message\":null}|error_message",
                "track_error|{\"error_type\":\"T\",\"error_message\":\"m\",\"metadata\":\"no\"}|metadata",
                "track_error|{\"error_type\":\" \",\"error_message\":\"m\"}|error_type",
                "track_error|{\"error_type\":\"T\",\"error_message\":\"m\",\"references\":\"x\"}|solution_description",
                "update_error|{\"error_id\":\"5b9f7a52-5c0e-5d0c-9b1a-3f3f0f8f2c11\",\"state\":\"gone\"}|in_progress"
            })
    void badArgumentsNameTheField(String tool, String arguments, String named) {
        JsonNode result = wire().call(tool, JsonMapper.shared().readValue(arguments, new TypeReference<>() {}));
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(text(result)).contains(named);
        assertThat(errors.records).isEmpty();
    }

    @Test
    void problemsAreResultsAndUnknownToolsAreProtocolErrors() {
        JsonNode missing = wire().call("get_error_by_id", Map.of("error_id", Records.id("none")));
        assertThat(missing.path("isError").asBoolean()).isTrue();
        assertThat(text(missing)).isEqualTo("There is no error with id " + Records.id("none"));
        assertThat(wire().request("tools/call", Map.of("name", "rm_rf"))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource({
        "track_error,errors:write",
        "update_error,errors:write",
        "delete_error,errors:write",
        "record_solution,solutions:write",
        "report_outcome,errors:write"
    })
    void writeWithoutItsScopeNamesTheScope(String tool, String scope) {
        errors.add(Records.record("T", "m"));
        Map<String, ?> arguments = Map.of(
                "error_id", Records.id("T"),
                "solution_id", Records.id("S"),
                "worked", true,
                "evidence", "e",
                "description", "d",
                "error_type", "U",
                "error_message", "m");
        // A key has the scopes that it has, so that its agent reads the answer; whoever signed in can get more.
        JsonNode result = wire().as("key:1", "errors:read").call(tool, arguments);
        HttpResponse<String> refused = wire().as("user:ann", "errors:read")
                .post(Map.of(
                        "jsonrpc",
                        "2.0",
                        "id",
                        1,
                        "method",
                        "tools/call",
                        "params",
                        Map.of("name", tool, "arguments", arguments)));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer error=\"insufficient_scope\", scope=\"errors:read " + scope + "\", resource_");
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(text(result)).contains("needs the scope " + scope);
        assertThat(errors.records.values()).containsExactly(Records.record("T", "m"));
    }
}
