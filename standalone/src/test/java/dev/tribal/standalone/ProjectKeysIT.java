package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A key that is restricted to a project learns nothing of the others of its tenant. */
@InThisProcess
class ProjectKeysIT {
    private static final String TENANT = "acme";
    private static final String SECRET = "narwhal5b1e";

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http all;
    private static Http shop;
    private static JsonNode ofBank;
    private static JsonNode ofShop;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        all = tribal.as(TENANT);
        shop = tribal.with(
                new KeyOrder(TENANT, "shop", null, Role.ADMIN.scopes(), List.of("shop"), null, null, Source.AGENT));
        ofBank = report(all, "NarwhalError", "the " + SECRET + " of the bank swam away", "bank");
        ofShop = report(all, "CartError", "the cart of the shop rolled away", "shop");
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void readsOfAnotherProjectAreAnsweredAsThoseOfNothing() {
        for (String suffix :
                List.of("", "?min_position=" + ofBank.path("position").asString())) {
            sameAsUnknown("GET", suffix, "");
        }
        sameAsUnknown("PUT", "", "{\"state\":\"closed\"}");
        sameAsUnknown("DELETE", "", "");
        sameAsUnknown("POST", "/solutions", "{\"description\":\"d\"}");
        assertThat(shop.get("/api/v1/errors/" + id(ofShop)).status()).isEqualTo(200);
    }

    @Test
    void listsSearchesAndCountsHoldOnlyItsOwn() {
        assertThat(shop.get("/api/v1/status").json().path("errors").asInt()).isEqualTo(1);
        assertThat(all.get("/api/v1/status").json().path("errors").asInt()).isGreaterThanOrEqualTo(2);
        Answer listed = shop.get("/api/v1/errors?max_results=50");
        clean(listed);
        assertThat(listed.toString()).contains(id(ofShop));
        clean(shop.get("/api/v1/errors?error_type=NarwhalError"));
        clean(shop.get("/api/v1/errors/similar?query=" + SECRET));
        Answer similar = shop.post("/api/v1/errors/similar", Map.of("query", "the narwhal of the bank rolled away"));
        clean(similar);
        assertThat(similar.toString()).contains(id(ofShop));
    }

    @Test
    void nearestNeighboursAreItsOwn() {
        Map<String, Object> query = Map.of("query", "swam away from the bank", "limit", 100);
        assertThat(all.post("/nearest", query).toString()).contains(id(ofBank), id(ofShop));
        Answer nearest = shop.post("/nearest", query);
        clean(nearest);
        assertThat(nearest.toString()).contains(id(ofShop));
        clean(shop.post(
                "/nearest", Map.of("query", "swam away", "limit", 100, "among", List.of(id(ofBank), id(ofShop)))));
    }

    @Test
    void toolsAndResourcesShowOnlyItsOwn() {
        for (Map.Entry<String, Map<String, ?>> call : Map.<String, Map<String, ?>>of(
                        "find_similar_errors", Map.of("query", SECRET + " swam away"),
                        "search_errors", Map.of("error_type", "NarwhalError"),
                        "recent_errors", Map.of(),
                        "explain_match", Map.of("query", "swam", "error_id", id(ofBank)),
                        "get_error_by_id", Map.of("error_id", id(ofBank)),
                        "update_error", Map.of("error_id", id(ofBank), "state", "closed"),
                        "delete_error", Map.of("error_id", id(ofBank)),
                        "record_solution", Map.of("error_id", id(ofBank), "description", "d"))
                .entrySet()) {
            String answer = mcp("tools/call", Map.of("name", call.getKey(), "arguments", call.getValue()));
            assertThat(answer.replace(id(ofBank), "ID")).as(call.getKey()).doesNotContain(SECRET, "of the bank");
        }
        assertThat(mcp("resources/read", Map.of("uri", "tribal://errors/" + id(ofBank))))
                .contains("\"error\"")
                .doesNotContain(SECRET);
        assertThat(mcp("resources/read", Map.of("uri", "tribal://errors/" + id(ofShop))))
                .contains("rolled away");
    }

    /** Else a guess of what another project's error looks like would open all that is known about it. */
    @Test
    void reportOfTheSameErrorDoesNotOpenWhatAnotherProjectReported() {
        JsonNode theirs = report(all, "SharedError", "timeout of the vault " + SECRET, "bank");
        Answer mine = shop.post(
                "/api/v1/errors",
                "{\"error_type\":\"SharedError\",\"context\":{\"error_message\":\"timeout of the vault %s\"},\"origin\":{\"project\":\"shop\"}}"
                        .formatted(SECRET),
                "Prefer",
                "wait=10");
        assertThat(mine.status()).isEqualTo(202);
        assertThat(mine.json().path("id").asString()).isEqualTo(id(theirs));
        assertThat(shop.get("/api/v1/errors/%s?min_position=%s&wait_seconds=10"
                                .formatted(
                                        id(theirs), mine.json().path("position").asString()))
                        .status())
                .isEqualTo(404);
        assertThat(all.get("/api/v1/errors/" + id(theirs))
                        .json()
                        .path("occurrences")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatItLinksAndSplitsItTakesBack() {
        var mill = tribal.with(
                new KeyOrder(TENANT, "mill", null, Role.ADMIN.scopes(), List.of("mill"), null, null, Source.AGENT));
        String pump = "/api/v1/errors/" + id(report(mill, "PumpError", "the pump of the mill is stuck", "mill"));
        String wheel = id(report(mill, "WheelError", "the wheel of the mill stands still", "mill"));
        String oil = mill.post(pump + "/solutions", Map.of("description", "Oil it"), "Prefer", "wait=30")
                .json()
                .at("/solutions/0/id")
                .asString();
        String link = "%s/solutions/%s/links/%s".formatted(pump, oil, wheel);
        assertThat(mill.send("PUT", link, "application/json", "").status()).isEqualTo(202);
        assertThat(mill.delete(link, "Prefer", "wait=30").status()).isEqualTo(200);

        report(mill, "ToolError", "mill ended with exit code 28", "mill");
        String tool = "/api/v1/errors/" + id(report(mill, "ToolError", "mill ended with exit code 137", "mill"));
        String second = mill.post(tool + "/separations", Map.of("context", 1), "Prefer", "wait=30")
                .json()
                .at("/grouping/separated/0/error_id")
                .asString();
        assertThat(mill.delete(tool + "/separations/" + second, "Prefer", "wait=30")
                        .status())
                .isEqualTo(200);
    }

    /** A key of a DSN is public: whoever finds it must not see or delete what was reported with it. */
    @Test
    void keyThatMayOnlyWriteReadsNothingBackAndDeletesNothing() {
        var writer = tribal.with(new KeyOrder(
                TENANT, "dsn", null, List.of(Scopes.ERRORS_WRITE), List.of("shop"), null, null, Source.APP));
        Answer written = writer.post(
                "/api/v1/errors",
                "{\"error_type\":\"SeahorseError\",\"context\":{\"error_message\":\"left the shop\"},\"origin\":{\"project\":\"shop\"}}",
                "Prefer",
                "wait=10");
        assertThat(written.status()).isEqualTo(202);
        assertThat(written.toString()).doesNotContain("SeahorseError");
        String error = "/api/v1/errors/" + id(written.json());
        assertThat(writer.get(error).status()).isEqualTo(403);
        assertThat(writer.delete(error).status()).isEqualTo(403);
        assertThat(writer.send("PUT", error, "application/json", "{\"state\":\"closed\"}")
                        .status())
                .isEqualTo(403);
    }

    private static void sameAsUnknown(String method, String suffix, String body) {
        String unknown = UUID.randomUUID().toString();
        Answer others = shop.send(method, "/api/v1/errors/" + id(ofBank) + suffix, "application/json", body);
        Answer nobodys = shop.send(method, "/api/v1/errors/" + unknown + suffix, "application/json", body);
        assertThat(others.status()).as(others.toString()).isEqualTo(404);
        assertThat(others.toString().replace(id(ofBank), "ID"))
                .isEqualTo(nobodys.toString().replace(unknown, "ID"));
    }

    private static void clean(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.toString()).doesNotContain(SECRET, id(ofBank), "NarwhalError");
    }

    private static String id(JsonNode record) {
        return record.path("id").asString();
    }

    private static String mcp(String method, Map<String, ?> params) {
        return shop.post(
                        "/mcp",
                        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params),
                        "Accept",
                        "application/json, text/event-stream")
                .response()
                .body();
    }

    private static JsonNode report(Http http, String type, String message, String project) {
        JsonNode record = http.post(
                        "/api/v1/errors",
                        Map.of(
                                "error_type",
                                type,
                                "context",
                                Map.of("error_message", message),
                                "origin",
                                Map.of("project", project)),
                        "Prefer",
                        "wait=30")
                .json();
        assertThat(record.path("projects").path(0).asString())
                .as(record.toString())
                .isEqualTo(project);
        return record;
    }
}
