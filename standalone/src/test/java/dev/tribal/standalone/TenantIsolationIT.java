package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One tenant writes; another tries to see, change, count and enumerate that through every route and tool. A new route or
 * tool fails here until it has a case or is named as one that holds nothing of a tenant.
 */
@InThisProcess
class TenantIsolationIT {
    private static final String OWNER = "owning-tenant";
    private static final String INTRUDER = "intruding-tenant";
    private static final String SECRET = "zebrafish7f3a";
    private static final Map<String, Object> REPORT =
            Reports.of("ZebrafishError", "the " + SECRET + " pump stopped in the third aquarium");
    private static final Set<String> NOT_TENANT_BOUND = Set.of(
            "POST /token",
            "GET /oauth2/jwks",
            "GET /login",
            "POST /login",
            "POST /logout",
            "GET /oauth2/consent",
            "GET /oauth2/authorize",
            "POST /oauth2/authorize",
            "POST /oauth2/token",
            "POST /oauth2/revoke",
            "POST /oauth2/introspect",
            "POST /oauth2/register",
            "GET /.well-known/oauth-authorization-server",
            "GET /.well-known/oauth-protected-resource",
            "GET /.well-known/oauth-protected-resource/mcp",
            "POST /api/v1/signing-keys/rotate",
            "POST /v1/embeddings",
            "GET /api/v1/about",
            "GET /openapi",
            "GET /openapi.yaml",
            "GET /openapi/swagger-config",
            "GET /docs",
            "any /error",
            "GET /**",
            "GET /webjars/**",
            "GET /favicon.ico");

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http owner;
    private static Http intruder;
    private static String id;
    private static String position;
    private static String own;

    private final McpIsolation agents =
            new McpIsolation(tribal, OWNER, INTRUDER, id, List.of(SECRET, id, OWNER, "third aquarium"));
    private final Map<String, Runnable> routes = routes();
    private final Map<String, Runnable> tools = agents.tools();

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder, IntakeIsolation.webhook(OWNER));
        owner = tribal.as(OWNER);
        intruder = tribal.as(INTRUDER);
        JsonNode written = owner.post("/api/v1/errors", REPORT, "Prefer", "wait=30", "Idempotency-Key", "the-same-key")
                .json();
        id = written.path("id").asString();
        position = written.path("position").asString();
        own = intruder.post("/api/v1/errors", Reports.of("OwnError", "something else"), "Prefer", "wait=30")
                .json()
                .path("id")
                .asString();
        assertThat(id).isNotBlank();
        assertThat(position).isNotBlank();
        assertThat(own).isNotBlank();
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void everyRouteHasACaseOrHoldsNothingOfATenant() {
        Set<String> unknown = Routes.of(tribal.context()).stream()
                .map(Routes.Route::name)
                .filter(name -> !name.contains("/health") && !name.contains("/swagger-ui"))
                .filter(name -> !routes.containsKey(name) && !NOT_TENANT_BOUND.contains(name))
                .filter(name -> !PagesIsolation.NOT_TENANT_BOUND.contains(name))
                .collect(Collectors.toSet());
        assertThat(unknown).as("routes without a case of isolation").isEmpty();
    }

    @Test
    void everyToolHasACase() {
        assertThat(agents.offered()).containsExactlyInAnyOrderElementsOf(tools.keySet());
    }

    @TestFactory
    Stream<DynamicTest> routeShowsNothingOfAnotherTenant() {
        return Stream.concat(routes.entrySet().stream(), tools.entrySet().stream())
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    entry.getValue().run();
                    ownerStillHasItsRecord();
                }));
    }

    /** The same steps are taken for both, so that not even time tells: one look-up with the tenant in its key. */
    @TestFactory
    Stream<DynamicTest> toolAnswersForWhatIsAnothersAsForWhatIsNot() {
        String unknown = UUID.randomUUID().toString();
        return Map.<String, Map<String, Object>>of(
                        "get_error_by_id", Map.of(),
                        "explain_match", Map.of("query", "pump stopped"),
                        "update_error", Map.of("state", "closed"),
                        "delete_error", Map.of(),
                        "record_solution", Map.of("description", "d"))
                .entrySet()
                .stream()
                .map(call -> dynamicTest(
                        call.getKey(), () -> assertThat(about(id, call)).isEqualTo(about(unknown, call))));
    }

    private String about(String error, Map.Entry<String, Map<String, Object>> call) {
        Map<String, Object> arguments = new LinkedHashMap<>(call.getValue());
        arguments.put("error_id", error);
        return agents.tool(call.getKey(), arguments).replace(error, "ID");
    }

    @Test
    void whoListensHearsOfOwnRecordsOnly() {
        String change = "{\"metadata\":{\"looked\":true}}";
        try (Listening intruding = Listening.to(intruder, List.of("tribal://errors/" + id, "tribal://errors/" + own))) {
            await().until(() -> intruding.heard().contains("acknowledged"));
            await().untilAsserted(() -> {
                owner.send("PUT", "/api/v1/errors/" + id, "application/json", change, "Prefer", "wait=30");
                intruder.send("PUT", "/api/v1/errors/" + own, "application/json", change, "Prefer", "wait=30");
                assertThat(intruding.changes()).isNotEmpty();
            });
            assertThat(intruding.changes()).allMatch(line -> line.contains(own) && !line.contains(id));
        }
        ownerStillHasItsRecord();
    }

    @Test
    void deadLetterOfATenantShowsUpForNobodyElse() {
        var dead =
                new DeadLetter(tribal.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers"));
        dead.publish(OWNER, UUID.fromString(id), "{\"" + SECRET + "\":");
        await().atMost(Duration.ofSeconds(60)).until(() -> dead.isSetAside(SECRET));
        clean(tribal.asStranger().get("/health/detailed"), 200);
        clean(intruder.get("/api/v1/errors?max_results=50"), 200);
        clean(intruder.get("/api/v1/audit?max_results=500"), 200);
        clean(tribal.as(INTRUDER, Role.OPERATOR).get("/api/v1/dead-letters"), 200);
        assertThat(tribal.as(INTRUDER, Role.OPERATOR).get("/metrics").toString())
                .contains("tribal_embedding")
                .doesNotContain(SECRET, id, "third aquarium");
        ownerStillHasItsRecord();
    }

    private static void ownerStillHasItsRecord() {
        Answer record = owner.get("/api/v1/errors/" + id);
        assertThat(record.status()).isEqualTo(200);
        assertThat(record.json().path("occurrences").asInt()).isEqualTo(1);
        assertThat(record.json().path("state").asString()).isEqualTo("open");
        assertThat(record.json().path("solutions")).isEmpty();
    }

    private Map<String, Runnable> routes() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        String update = "{\"state\":\"closed\"}";
        cases.put("GET /api/v1/errors/{id}", () -> {
            sameAsUnknown("GET", "", "");
            clean(intruder.get("/api/v1/errors/%s?min_position=%s".formatted(own, position)), 200);
        });
        cases.put("PUT /api/v1/errors/{id}", () -> sameAsUnknown("PUT", "", update));
        cases.put("DELETE /api/v1/errors/{id}", () -> sameAsUnknown("DELETE", "", ""));
        cases.put(
                "POST /api/v1/errors/{id}/solutions",
                () -> sameAsUnknown("POST", "/solutions", "{\"description\":\"d\"}"));
        cases.put(
                "POST /api/v1/errors/{id}/solutions/{solution_id}/outcomes",
                () -> sameAsUnknown(
                        "POST",
                        "/solutions/%s/outcomes".formatted(UUID.randomUUID()),
                        "{\"worked\":true,\"evidence\":\"e\"}"));
        String link = "/solutions/%s/links/%s".formatted(UUID.randomUUID(), UUID.randomUUID());
        String linkPath = "/api/v1/errors/{id}/solutions/{solution_id}/links/{other_id}";
        cases.put("PUT " + linkPath, () -> sameAsUnknown("PUT", link, ""));
        cases.put("DELETE " + linkPath, () -> sameAsUnknown("DELETE", link, ""));
        cases.put(
                "POST /api/v1/errors/{id}/separations", () -> sameAsUnknown("POST", "/separations", "{\"context\":0}"));
        cases.put(
                "DELETE /api/v1/errors/{id}/separations/{other_id}",
                () -> sameAsUnknown("DELETE", "/separations/" + UUID.randomUUID(), ""));
        cases.put("PUT /api/v1/errors/{id}/merged-into", () -> {
            String ours = intruder.post(
                            "/api/v1/errors", Reports.of("OwnError", "of the intruder"), "Prefer", "wait=30")
                    .json()
                    .path("id")
                    .asString();
            sameAsUnknown("PUT", "/merged-into", "{\"error_id\":\"%s\"}".formatted(ours));
            Answer theirs = intruder.send(
                    "PUT",
                    "/api/v1/errors/%s/merged-into".formatted(ours),
                    "application/json",
                    "{\"error_id\":\"%s\"}".formatted(id));
            assertThat(theirs.status()).as(theirs.toString()).isEqualTo(404);
        });
        for (String method : List.of("PUT", "DELETE")) {
            cases.put(method + " /api/v1/errors/{id}/kept-apart/{other_id}", () -> {
                String ours = intruder.post(
                                "/api/v1/errors", Reports.of("OwnError", "of the intruder"), "Prefer", "wait=30")
                        .json()
                        .path("id")
                        .asString();
                sameAsUnknown(method, "/kept-apart/" + ours, "");
                Answer theirs = intruder.send(
                        method, "/api/v1/errors/%s/kept-apart/%s".formatted(ours, id), "application/json", "");
                assertThat(theirs.status()).as(theirs.toString()).isEqualTo(404);
            });
        }
        cases.put("GET /api/v1/errors/{id}/suggestions", () -> sameAsUnknown("GET", "/suggestions", ""));
        cases.put(
                "GET /api/v1/stats/grouping",
                () -> assertThat(tribal.as("empty-tenant")
                                .get("/api/v1/stats/grouping")
                                .json()
                                .path("records")
                                .asInt())
                        .isZero());
        cases.put("DELETE /api/v1/errors/{id}/merged-into", () -> sameAsUnknown("DELETE", "/merged-into", ""));
        cases.put("GET /api/v1/errors", () -> {
            clean(intruder.get("/api/v1/errors?max_results=50"), 200);
            noResults(intruder.get("/api/v1/errors?error_type=ZebrafishError"));
            noResults(intruder.get("/api/v1/errors?language=java&error_message=aquarium"));
            clean(intruder.get("/api/v1/errors?error_message=pump&min_position=" + position), 200);
        });
        cases.put("GET /api/v1/errors/similar", () -> foundOnlyOwn(intruder.get("/api/v1/errors/similar?query=pump")));
        cases.put("GET /api/v1/errors/tested", () -> {
            Map<String, ?> origin = Map.of("source", "ci", "test_id", SECRET + "Test#pumps");
            Map<String, Object> inTest = new LinkedHashMap<>(Reports.of("TestedError", "the third aquarium is dry"));
            inTest.put("origin", origin);
            owner.post("/api/v1/errors", inTest, "Prefer", "wait=30");
            assertThat(owner.get("/api/v1/errors/tested").toString()).contains(SECRET);
            clean(intruder.get("/api/v1/errors/tested"), 200);
        });
        cases.put(
                "POST /api/v1/errors/similar",
                () -> foundOnlyOwn(intruder.post("/api/v1/errors/similar", Map.of("query", "pump stopped aquarium"))));
        cases.put(
                "GET /api/v1/status",
                () -> assertThat(tribal.as("empty-tenant")
                                .get("/api/v1/status")
                                .json()
                                .path("errors")
                                .asInt())
                        .isZero());
        cases.put("POST /api/v1/errors", () -> {
            Answer same = tribal.as("twin-tenant")
                    .post("/api/v1/errors", REPORT, "Prefer", "wait=30", "Idempotency-Key", "the-same-key");
            assertThat(same.status()).isEqualTo(201);
            assertThat(same.json().path("id").asString()).isNotEqualTo(id);
            Answer other = intruder.post(
                    "/api/v1/errors",
                    "{\"error_type\":\"T\",\"context\":{\"error_message\":\"m\"}}",
                    "Idempotency-Key",
                    "the-same-key",
                    "X-Tenant",
                    OWNER);
            assertThat(other.status()).isEqualTo(202);
        });
        cases.put("POST /nearest", () -> {
            Answer nearest = intruder.post("/nearest", Map.of("query", "pump stopped aquarium", "limit", 200));
            clean(nearest, 200);
        });
        cases.putAll(new IntakeIsolation(tribal, OWNER, INTRUDER).routes());
        cases.putAll(new AdministrationIsolation(tribal, OWNER, INTRUDER).routes());
        cases.putAll(new DeadLetterIsolation(tribal, OWNER, INTRUDER).routes());
        cases.putAll(new PagesIsolation(tribal, OWNER, INTRUDER, id, List.of(SECRET, OWNER, "Zebrafish")).routes());
        cases.putAll(agents.routes());
        cases.put("GET /health/detailed", () -> clean(tribal.asStranger().get("/health/detailed"), 200));
        return cases;
    }

    /** What is another tenant's is answered exactly as what does not exist. */
    private static void sameAsUnknown(String method, String suffix, String body) {
        String unknown = UUID.randomUUID().toString();
        Answer others = intruder.send(method, "/api/v1/errors/" + id + suffix, "application/json", body);
        Answer nobodys = intruder.send(method, "/api/v1/errors/" + unknown + suffix, "application/json", body);
        assertThat(others.status()).as(others.toString()).isEqualTo(404);
        assertThat(others.toString().replace(id, "ID"))
                .isEqualTo(nobodys.toString().replace(unknown, "ID"));
    }

    private static void noResults(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("results")).as(answer.toString()).isEmpty();
    }

    private static void foundOnlyOwn(Answer answer) {
        clean(answer, 200);
    }

    private static void clean(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        cleanText(answer.toString());
    }

    private static void cleanText(String text) {
        assertThat(text).doesNotContain(SECRET, id, OWNER, "third aquarium");
    }
}
