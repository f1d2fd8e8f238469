package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tribal.contracts.Limits;
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

/** The tools and resources as an agent sees them, over real HTTP. */
class ToolsIT extends GatewayIT {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

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
    void whatCameOfASolutionIsTakenAsItIsSaidAndShownWithItsEvidence() {
        var solution = Records.solution("Turn it off and on", null, null);
        errors.add(Records.record("Stuck", "the pump is stuck", solution));

        JsonNode said = call(
                "report_outcome",
                Map.of(
                        "id",
                        Records.id("Stuck"),
                        "solution_id",
                        solution.id(),
                        "worked",
                        "failed",
                        "evidence",
                        "\u001B[31mstill stuck\u001B[0m\n" + "log ".repeat(10_000)));

        assertThat(errors.reported.worked()).isFalse();
        assertThat(errors.reported.source()).isEqualTo(Source.AGENT);
        assertThat(errors.reported.evidence())
                .startsWith("still stuck\nlog")
                .hasSizeLessThanOrEqualTo(Limits.OUTCOME_EVIDENCE);
        assertThat(text(said))
                .contains("tried and failed, solution " + solution.id(), "worked 0, failed 1", "| still stuck");
        assertThat(text(call("find_similar_errors", Map.of("query", "pump stuck"))))
                .contains("tried and failed, solution " + solution.id(), "failed 2026-11-20 [agent-unverified]:");
    }

    @Test
    void twoErrorsAreMergedAndTakenApartAgain() {
        errors.add(Records.record("Stuck", "the pump is stuck"));
        errors.add(Records.record("Still", "the pump stands still"));

        JsonNode merged = call("merge_errors", Map.of("id", Records.id("Still"), "into", Records.id("Stuck")));
        assertThat(errors.mergedInto).isEqualTo(Records.id("Stuck"));
        assertThat(text(merged))
                .startsWith("Merged into %s: error %s.".formatted(Records.id("Stuck"), Records.id("Still")));
        assertThat(merged.at("/structuredContent/record/grouping/merged/0/id").asString())
                .isEqualTo(Records.id("Still").toString());

        call("merge_errors", Map.of("error_id", Records.id("Still"), "undo", "true"));
        assertThat(errors.mergedInto).isNull();
    }

    @Test
    void aMergeNeedsATargetAndAnUndoNone() {
        for (Map<String, Object> arguments : List.<Map<String, Object>>of(
                Map.of("error_id", Records.id("a")),
                Map.of("error_id", Records.id("a"), "into", Records.id("b"), "undo", true))) {
            JsonNode result = wire().call("merge_errors", arguments);
            assertThat(result.path("isError").asBoolean()).isTrue();
            assertThat(text(result)).contains("into");
        }
    }

    @Test
    void anOutcomeOfNoSolutionSaysSo() {
        errors.add(Records.record("Stuck", "the pump is stuck"));
        JsonNode result = wire().call(
                        "report_outcome",
                        Map.of(
                                "error_id",
                                Records.id("Stuck"),
                                "solution_id",
                                Records.id("none"),
                                "worked",
                                true,
                                "evidence",
                                "e"));

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(text(result)).isEqualTo("There is no solution with id " + Records.id("none"));
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

    @Test
    void nothingFoundIsOneLineAndDegradedSearchSaysSo() {
        JsonNode nothing = call("find_similar_errors", Map.of("query", "unheard of"));
        assertThat(text(nothing))
                .startsWith("Nothing good enough is recorded: this error is not known.")
                .doesNotContain("\n");
        errors.degraded.add("vector");
        assertThat(text(call("find_similar_errors", Map.of("query", "unheard of"))))
                .startsWith("Degraded: vector search is not available now");
        assertThat(text(call("get_api_status", Map.of()))).contains("degraded", "Not available now: vector");
    }

    @Test
    void wholeConsoleLogIsAQuery() {
        String log = "\u001B[31mERROR\u001B[0m \u0000build failed\n".repeat(40_000);
        assertThat(call("find_similar_errors", Map.of("query", log))
                        .path("isError")
                        .asBoolean())
                .isFalse();
        assertThat(errors.asked.query())
                .hasSizeLessThanOrEqualTo(256 * 1024)
                .startsWith("ERROR build failed\nERROR")
                .endsWith("build failed\n")
                .doesNotContain("\u0000", "\u001B");
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

    @Test
    void whatIsNotGoodEnoughIsNotShownButCanBeExplained() {
        String cart = id(call("track_error", Map.of("error_type", "A", "error_message", "cart is null")));
        errors.sureness = 0.41;
        assertThat(text(call("find_similar_errors", Map.of("query", "null cart"))))
                .contains("similar (41 %)", cart, "against it:\n| another code");
        errors.sureness = 0.12;
        JsonNode nothing = call("find_similar_errors", Map.of("query", "null cart"));
        assertThat(text(nothing)).startsWith("Nothing good enough").doesNotContain("\n", cart);
        assertThat(nothing.at("/structuredContent/verdict").asString()).isEqualTo("none");
        assertThat(text(call("explain_match", Map.of("query", "null cart", "error_id", cart))))
                .contains("not good enough (12 %)");
    }

    @Test
    void matchIsExplainedWithItsRankOrItsAbsence() {
        String cart = id(call("track_error", Map.of("error_type", "A", "error_message", "cart is null")));
        String other = id(call("track_error", Map.of("error_type", "B", "error_message", "disk is full")));
        assertThat(text(call("explain_match", Map.of("query", "null cart", "error_id", cart))))
                .contains("match 1", "same error (93 %)", "| same words", "Against it:\n| another code");
        assertThat(text(call("explain_match", Map.of("query", "null cart", "error_id", other))))
                .contains("not among the best matches");
    }

    private static String id(JsonNode tracked) {
        return tracked.at("/structuredContent/id").asString();
    }

    @Test
    void resourcesAreListedAndRead() {
        errors.add(Records.record("T", "a \u202Emessage", Records.solution("d", null, null)));
        assertThat(wire().request("resources/list", Map.of())
                        .at("/result/resources/0/uri")
                        .asString())
                .isEqualTo("tribal://instructions/system");
        assertThat(wire().request("resources/templates/list", Map.of())
                        .at("/result/resourceTemplates/0/uriTemplate")
                        .asString())
                .isEqualTo("tribal://errors/{id}");
        assertThat(read("tribal://instructions/system")
                        .at("/result/contents/0/text")
                        .asString())
                .contains("Call `find_similar_errors`");
        assertThat(read("tribal://errors/" + Records.id("T"))
                        .at("/result/contents/0/text")
                        .asString())
                .contains("\"error_message\":\"a message\"");
    }

    @ParameterizedTest
    @CsvSource({"tribal://errors/17", "tribal://errors/5b9f7a52-5c0e-5d0c-9b1a-3f3f0f8f2c11", "file:///etc/passwd"})
    void unknownResourceIsNotFound(String uri) {
        JsonNode error = read(uri).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32002);
        assertThat(error.at("/data/uri").asString()).isEqualTo(uri);
    }

    private JsonNode read(String uri) {
        return wire().request("resources/read", Map.of("uri", uri));
    }

    /** Calls a tool that succeeds, with a result that fits the tool's output schema. */
    private JsonNode call(String tool, Map<String, ?> arguments) {
        JsonNode result = wire().call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(text(result)).isFalse();
        JsonNode schema = wire().request("tools/list", Map.of())
                .at("/result/tools")
                .valueStream()
                .filter(t -> t.path("name").asString().equals(tool))
                .findFirst()
                .orElseThrow()
                .path("outputSchema");
        assertThat(SCHEMAS.getSchema(schema).validate(result.path("structuredContent")))
                .isEmpty();
        return result;
    }

    private static String text(JsonNode result) {
        return result.at("/content/0/text").asString();
    }

    private Wire wire() {
        return new Wire(url());
    }
}
