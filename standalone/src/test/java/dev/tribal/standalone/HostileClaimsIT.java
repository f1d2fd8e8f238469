package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that say in a body, a header or the address who their sender is. */
@ExtendWith(OutputCaptureExtension.class)
@InThisProcess
class HostileClaimsIT {
    private static final String TENANT = "attacker";
    private static final String VICTIM = "victim";

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http http;
    private static Http victim;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        http = tribal.as(TENANT, Role.OPERATOR);
        victim = tribal.as(VICTIM);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @TestFactory
    Stream<DynamicTest> tenantOfABodyOrHeaderIsNobodys() {
        String marker = "assigned" + UUID.randomUUID().toString().substring(0, 8);
        String fields = "\"tenant\":\"%s\",\"tenant_id\":\"%s\",\"claims\":{\"tenant\":\"%s\"},\"actor\":\"key:x\","
                .formatted(VICTIM, VICTIM, VICTIM);
        String error = "\"error_type\":\"%s\",\"context\":{%s\"error_message\":\"%s\"}";
        String known = http.post(
                        "/api/v1/errors", "{%s}".formatted(error.formatted(marker, "", marker)), "Prefer", "wait=30")
                .json()
                .path("id")
                .asString();
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put(
                "POST /api/v1/errors",
                error.formatted(marker, fields, marker)
                        + ",\"occurrences\":99,\"id\":\"%s\"".formatted(UUID.randomUUID()));
        bodies.put("PUT /api/v1/errors/" + known, "\"labels\":[\"%s\"]".formatted(marker));
        bodies.put("POST /api/v1/errors/%s/solutions".formatted(known), "\"description\":\"%s\"".formatted(marker));
        bodies.put(
                "POST /api/v1/errors/%s/solutions/%s/outcomes".formatted(known, UUID.randomUUID()),
                "\"worked\":true,\"evidence\":\"%s\",\"reporter\":\"key:x\"".formatted(marker));
        bodies.put("POST /api/v1/errors/similar", "\"query\":\"%s\"".formatted(marker));
        bodies.put("POST /nearest", "\"query\":\"%s\",\"limit\":50".formatted(marker));
        bodies.put("POST /v1/embeddings", "\"model\":\"all-minilm-l6-v2-q\",\"input\":\"%s\"".formatted(marker));
        bodies.put("POST /api/v1/api-keys", "\"name\":\"%s\",\"role\":\"reader\"".formatted(marker));
        bodies.put("POST /api/v1/indexes", "\"model\":\"%s\"".formatted(marker));
        bodies.put("POST /api/v1/scrubs", "\"rule\":\"all\"");
        bodies.put("POST /api/v1/dead-letters/replay", "\"event_type\":\"%s\"".formatted(marker));
        bodies.put("POST /token", "\"key\":\"%s\"".formatted(marker));
        bodies.put(
                "POST /mcp",
                "\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"track_error\",\"arguments\":"
                        + "{%s\"error_type\":\"%s\",\"error_message\":\"%s\"}}".formatted(fields, marker, marker));
        return bodies.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    String[] route = entry.getKey().split(" ");
                    Answer answer = http.send(
                            route[0],
                            route[1],
                            "application/json",
                            "{%s%s}".formatted(fields, entry.getValue()),
                            "X-Tenant",
                            VICTIM);
                    assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                    for (String path : List.of("/api/v1/errors?max_results=50", "/api/v1/api-keys", "/api/v1/audit")) {
                        assertThat(victim.get(path).toString()).doesNotContain(marker, known);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> keyInTheAddressIsRefusedAtEveryRouteAndNotLogged() {
        String key = tribal.as(TENANT).key();
        return Routes.of(tribal.context()).stream()
                .filter(route -> !route.path().contains("**") && !route.path().equals("/error"))
                .flatMap(route -> Stream.of("api_key", "access_token", "X-API-Key", "anything")
                        .map(name -> dynamicTest(route.name() + "?" + name, () -> {
                            String path = route.path().replaceAll("\\{[^}]+}", "x");
                            String method = route.method().equals("any") ? "GET" : route.method();
                            Answer answer = http.send(method, path + "?%s=%s".formatted(name, key), "text/plain", "");
                            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                            assertThat(answer.toString()).doesNotContain(key);
                        })));
    }

    @Test
    void noKeyIsEverLogged(CapturedOutput output) {
        String key = tribal.as(TENANT).key();
        http.get("/api/v1/status?api_key=" + key);
        new Http(tribal.url(), key + "x").get("/api/v1/status");
        http.send("POST", "/api/v1/errors", "application/json", "{\"error_type\":\"" + key);
        assertThat(output.getAll()).doesNotContain(key.substring(key.indexOf('.') + 1));
    }
}
