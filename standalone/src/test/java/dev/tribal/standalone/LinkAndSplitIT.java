package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One solution for several errors, two errors in one record, and errors that come and go, over REST and MCP. */
@InThisProcess
class LinkAndSplitIT {
    private static final String[] WAIT = {"Prefer", "wait=30"};

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http http;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        http = tribal.as("linking", Role.SOLVER);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void aSolutionIsShownWithSeveralErrorsAndItsOutcomesCountOnce() {
        String pump = reported("PumpError", "the pump of %s is stuck".formatted(Reports.word()));
        String valve = reported("ValveError", "the valve of %s is stuck".formatted(Reports.word()));
        String oil = read(
                        http.post("/api/v1/errors/%s/solutions".formatted(pump), Map.of("description", "Oil it"), WAIT),
                        201)
                .at("/solutions/0/id")
                .asString();
        String link = "/api/v1/errors/%s/solutions/%s/links/%s".formatted(pump, oil, valve);

        JsonNode linked = read(put(link), 200);
        assertThat(linked.path("id").asString()).isEqualTo(valve);
        assertThat(linked.at("/solutions/0/linked_from").asString()).isEqualTo(pump);
        assertThat(put(link).status()).as("it is linked already").isEqualTo(400);
        assertThat(put("/api/v1/errors/%s/solutions/%s/links/%s".formatted(pump, oil, pump))
                        .status())
                .isEqualTo(400);

        Map<String, ?> worked = Map.of("worked", true, "evidence", "it turns");
        http.post("/api/v1/errors/%s/solutions/%s/outcomes".formatted(valve, oil), worked, WAIT);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(record(pump).at("/solutions/0/outcomes/worked").asInt()).isEqualTo(1);
            assertThat(record(valve).at("/solutions/0/outcomes/worked").asInt()).isEqualTo(1);
        });

        assertThat(http.delete(link, WAIT).status()).isEqualTo(200);
        assertThat(record(valve).path("solutions")).isEmpty();
        assertThat(record(pump).path("solutions")).hasSize(1);
        assertThat(http.delete(link).status()).isEqualTo(404);

        String told = http.tool("record_solution", Map.of("error_id", valve, "same_as", oil, "of_error", pump));
        assertThat(told).contains("Linked", "recorded with error", "worked 1");
    }

    @Test
    void whatIsAnotherErrorGoesItsOwnWayUntilThatIsTakenBack() {
        String tool = Reports.word();
        String one = "%s ended with exit code 28".formatted(tool);
        String other = "%s ended with exit code 137".formatted(tool);
        String id = reported("ToolError", one);
        assertThat(reported("ToolError", other)).isEqualTo(id);

        String separations = "/api/v1/errors/%s/separations".formatted(id);
        assertThat(http.post(separations, Map.of("context", 7)).status()).isEqualTo(400);
        assertThat(http.post(separations, Map.of("fingerprint", "v2:test:none")).status())
                .isEqualTo(400);
        JsonNode split = read(http.post(separations, Map.of("context", 1), WAIT), 200);
        String second = split.at("/grouping/separated/0/error_id").asString();
        assertThat(split.path("occurrences").asInt()).isEqualTo(2);
        assertThat(record(second).at("/context/error_message").asString()).isEqualTo(one);
        assertThat(record(second).path("occurrences").asInt()).isEqualTo(1);
        bothSayThatTheyAreNotOne(id, second);

        assertThat(reported("ToolError", one)).isEqualTo(second);
        assertThat(reported("ToolError", other)).isEqualTo(id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(record(second).path("occurrences").asInt()).isEqualTo(2));
        assertThat(record(id).path("occurrences").asInt()).isEqualTo(3);
        assertThat(record(id).at("/context/error_message").asString()).isEqualTo(other);

        read(http.delete(separations + "/" + second, WAIT), 200);
        assertThat(record(second).path("id").asString()).as("a part now").isEqualTo(id);
        reported("ToolError", one);
        assertThat(record(id).path("occurrences").asInt()).isEqualTo(6);
        assertThat(http.delete(separations + "/" + second).status()).isEqualTo(404);
    }

    @Test
    void aSeparationIsTakenBackAsAWholeAlsoWhenItsErrorIsAPartOfAnother() {
        String tool = Reports.word();
        String id = reported("GateError", "%s ended with exit code 28".formatted(tool));
        reported("GateError", "%s ended with exit code 137".formatted(tool));
        JsonNode split =
                read(http.post("/api/v1/errors/%s/separations".formatted(id), Map.of("context", 1), WAIT), 200);
        String second = split.at("/grouping/separated/0/error_id").asString();
        String whole = reported("DoorError", "the door of %s is shut".formatted(Reports.word()));
        String target = "{\"error_id\": \"%s\"}".formatted(whole);
        read(http.send("PUT", "/api/v1/errors/%s/merged-into".formatted(id), "application/json", target, WAIT), 200);

        assertThat(record(whole).at("/grouping/separated/0/error_id").asString())
                .isEqualTo(second);
        for (String kept : List.of(whole + "/kept-apart/" + second, second + "/kept-apart/" + whole)) {
            assertThat(http.delete("/api/v1/errors/" + kept).status()).isEqualTo(400);
        }

        read(http.delete("/api/v1/errors/%s/separations/%s".formatted(whole, second), WAIT), 200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(record(whole).at("/grouping/separated"))
                        .as("taken back of the part that had it")
                        .isEmpty());
        assertThat(record(second).path("id").asString()).isEqualTo(whole);
    }

    private static void bothSayThatTheyAreNotOne(String one, String other) {
        for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
            JsonNode grouping = record(pair.getFirst()).path("grouping");
            assertThat(grouping.at("/kept_apart_from/0").asString()).isEqualTo(pair.getLast());
            assertThat(grouping.path("kept_apart_by").path(pair.getLast()).asString())
                    .isNotEmpty();
            assertThat(record(pair.getFirst()).at("/changes/0/what").asString()).isEqualTo("separated");
            assertThat(http.get("/api/v1/errors/%s/suggestions".formatted(pair.getFirst()))
                            .json()
                            .at("/results")
                            .toString())
                    .doesNotContain(pair.getLast());
            Answer half = http.delete("/api/v1/errors/%s/kept-apart/%s".formatted(pair.getFirst(), pair.getLast()));
            assertThat(half.status()).isEqualTo(400);
            assertThat(half.toString()).contains("/api/v1/errors/%s/separations/%s".formatted(one, other));
        }
    }

    @Test
    void whatPassesWhenItRunsAgainIsFlakyInEveryAnswer() {
        String test = Reports.word();
        String report = """
                <testsuite name="%1$s"><testcase classname="%1$s" name="pays">
                  <flakyFailure message="total of %1$s is 0" type="E"><stackTrace>t</stackTrace></flakyFailure>
                </testcase></testsuite>""".formatted(test);
        String id = read(
                        http.send(
                                "POST",
                                "/api/v1/reports/junit?commit=c1&run_url=https://ci.example.com/1",
                                "application/xml",
                                report,
                                WAIT),
                        201)
                .at("/reports/0/id")
                .asString();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(record(id).at("/nature/kind").asString()).isEqualTo("flaky"));
        assertThat(found("flaky")).contains(id);
        assertThat(found("deterministic")).doesNotContain(id);
        assertThat(http.get("/api/v1/errors?nature=sometimes").status()).isEqualTo(400);
        assertThat(http.tool("get_error_by_id", Map.of("error_id", id)))
                .contains("flaky: failed 1 of 2 runs; passed 1 of 1 times when run again");

        String green = """
                <testsuite name="%1$s"><testcase classname="%1$s" name="pays"/></testsuite>""".formatted(test);
        http.send("POST", "/api/v1/reports/junit?commit=c2", "application/xml", green, WAIT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(record(id).at("/nature/passed").asInt()).isEqualTo(2));
    }

    private static List<String> found(String nature) {
        return http.get("/api/v1/errors?max_results=50&nature=" + nature)
                .json()
                .path("results")
                .valueStream()
                .map(match -> match.at("/record/id").asString())
                .toList();
    }

    private static String reported(String type, String message) {
        return read(http.post("/api/v1/errors", Reports.of(type, message), WAIT), 201)
                .path("id")
                .asString();
    }

    private static JsonNode record(String id) {
        return http.get("/api/v1/errors/" + id).json();
    }

    private static Answer put(String path) {
        return http.send("PUT", path, "application/json", "", WAIT);
    }

    private static JsonNode read(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.json();
    }
}
