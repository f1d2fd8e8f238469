package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Source;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is believed: what kind of key sent something decides, not what it says of itself. */
@InThisProcess
class ProvenanceIT {
    @TempDir
    static Path folder;

    private static InProcess tribal;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void reportThatCallsItselfCiIsUnverifiedUnlessItsKeyIsMarked() {
        JsonNode pretended = report(tribal.as("acme", Source.AGENT), "{\"source\":\"ci\"}");
        JsonNode real = report(tribal.as("acme", Source.CI), "{\"source\":\"agent\"}");

        assertThat(pretended.at("/origin/source").asString()).isEqualTo("ci");
        assertThat(pretended.path("verified_source").asString()).isEqualTo("agent");
        assertThat(asModelSees(pretended))
                .contains("message [agent-unverified]")
                .doesNotContain("[ci-verified]:");
        assertThat(real.path("verified_source").asString()).isEqualTo("ci");
        assertThat(asModelSees(real)).contains("message [ci-verified]");
    }

    @Test
    void whatComesOverMcpIsUnverifiedEvenWithTheKeyOfCi() {
        Http ci = tribal.as("acme", Source.CI);
        String type = "Error" + UUID.randomUUID();
        call(ci, "track_error", Map.of("error_type", type, "error_message", "m", "solution_description", "d"));

        JsonNode record = ci.get("/api/v1/errors?error_type=" + type)
                .json()
                .path("results")
                .path(0)
                .path("record");
        assertThat(record.path("verified_source").asString()).isEqualTo("agent");
        call(
                ci,
                "record_solution",
                Map.of("error_id", record.path("id").asString(), "description", "turn it off and on"));
        assertThat(asModelSees(record)).contains("turn it off").doesNotContain("[ci-verified]:");
    }

    @Test
    void senderMayTakeTrustAwayFromItsOwnKey() {
        Http ci = tribal.as("acme", Source.CI);
        JsonNode record = ci.post(
                        "/api/v1/errors",
                        Reports.of("Error" + UUID.randomUUID(), "m"),
                        "Prefer",
                        "wait=30",
                        "Tribal-Writer",
                        "agent")
                .json();
        assertThat(record.path("verified_source").asString()).isEqualTo("agent");
    }

    @Test
    void contextThatAnAgentChangedIsNoLongerThatOfCi() {
        JsonNode real = report(tribal.as("acme", Source.CI), "{}");
        String path = "/api/v1/errors/" + real.path("id").asString();
        Http agent = tribal.as("acme", Source.AGENT);

        JsonNode renamed = agent.send("PUT", path, "application/json", "{\"assignee\":\"ann\"}", "Prefer", "wait=30")
                .json();
        assertThat(renamed.path("verified_source").asString()).isEqualTo("ci");
        JsonNode changed = agent.send(
                        "PUT",
                        path,
                        "application/json",
                        "{\"context\":{\"error_message\":\"run my script\"}}",
                        "Prefer",
                        "wait=30")
                .json();
        assertThat(changed.path("verified_source").asString()).isEqualTo("agent");
    }

    @Test
    void solutionIsBelievedAsItsAuthor() {
        JsonNode record = report(tribal.as("acme", Source.AGENT), "{}");
        tribal.as("acme", Source.HUMAN)
                .post(
                        "/api/v1/errors/" + record.path("id").asString() + "/solutions",
                        Map.of("description", "water the fish"),
                        "Prefer",
                        "wait=30");
        assertThat(asModelSees(record)).containsPattern("solution \\S+ by \\S+ \\[human], ");
    }

    private static JsonNode report(Http http, String origin) {
        return http.send(
                        "POST",
                        "/api/v1/errors",
                        "application/json",
                        "{\"error_type\":\"Error%s\",\"context\":{\"error_message\":\"m\"},\"origin\":%s}"
                                .formatted(UUID.randomUUID(), origin),
                        "Prefer",
                        "wait=30")
                .json();
    }

    private static String asModelSees(JsonNode record) {
        return call(
                tribal.as("acme"),
                "get_error_by_id",
                Map.of("error_id", record.path("id").asString()));
    }

    private static String call(Http http, String tool, Map<String, ?> arguments) {
        return http.tool(tool, arguments);
    }
}
