package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole loop: an error, its solutions, what came of them, and what the next one who meets the error is told. */
@InThisProcess
class OutcomeLoopIT {
    private static final String TENANT = "looping";

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http solver;
    private static Http another;

    /** One for each test, because the fourth pump with another word would be known as the same error. */
    private final String type = "PumpError" + Reports.word();

    private final String message = "the pump of tank %s is stuck".formatted(Reports.word());
    private final String id = written(
                    solver.post("/api/v1/errors", Reports.of(type, message), "Prefer", "wait=30"), 201)
            .path("id")
            .asString();

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        solver = tribal.as(TENANT, Role.SOLVER);
        another = tribal.as(TENANT, Role.REPORTER);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void whatWorkedComesFirstAndWhatFailedIsToldOverRestAndMcp() {
        String oil = solve(Map.of("description", "Oil the pump"));
        String kick = solve(Map.of("description", "Kick the pump"));
        assertThat(descriptions(record())).containsExactly("Kick the pump", "Oil the pump");

        report(solver, kick, false, "it still does not turn");
        report(another, kick, false, "now it leaks as well");
        report(solver, oil, true, "it turns again");
        JsonNode record = report(another, oil, true, "quiet for a day");

        assertThat(descriptions(record)).containsExactly("Oil the pump", "Kick the pump");
        assertThat(record.at("/solutions/0/standing/state").asString()).isEqualTo("verified");
        assertThat(record.at("/solutions/0/outcomes/worked").asInt()).isEqualTo(2);
        assertThat(record.at("/solutions/1/standing/state").asString()).isEqualTo("failed");

        JsonNode found = solver.get("/api/v1/errors/similar?query=" + message.replace(' ', '+'))
                .json();
        assertThat(descriptions(found.at("/results/0/record"))).containsExactly("Oil the pump", "Kick the pump");

        String told = tool("find_similar_errors", Map.of("query", message));
        assertThat(told)
                .contains("solution %s by".formatted(oil), "verified, worked 2, failed 0", "| quiet for a day")
                .contains("tried and failed, solution %s by".formatted(kick), "worked 0, failed 2")
                .contains("| now it leaks as well");
    }

    @Test
    void anAgentReportsOverMcpAndNobodyHasTwoVotes() {
        String oil = solve(Map.of("description", "Oil the pump"));
        for (int i = 0; i < 5; i++) {
            tool("report_outcome", Map.of("error_id", id, "solution_id", oil, "worked", "yes", "evidence", "run " + i));
        }

        JsonNode outcomes = record().at("/solutions/0/outcomes");
        assertThat(outcomes.path("worked").asInt()).isEqualTo(1);
        assertThat(outcomes.path("listed")).hasSize(1);
        assertThat(outcomes.at("/listed/0/evidence").asString()).isEqualTo("run 4");
        assertThat(outcomes.at("/listed/0/source").asString()).isEqualTo("agent");
        assertThat(outcomes.at("/listed/0/reporter").asString()).startsWith("key:");
    }

    @Test
    void anErrorThatComesBackDisputesItsSolutionUntilThatWorksAgain() {
        String oil = solve(Map.of("description", "Oil the pump"));
        report(solver, oil, true, "it turns again");
        solver.send("PUT", "/api/v1/errors/" + id, "application/json", "{\"state\":\"resolved\"}", "Prefer", "wait=30");

        JsonNode again = written(solver.post("/api/v1/errors", Reports.of(type, message), "Prefer", "wait=30"), 201);

        assertThat(again.path("state").asString()).isEqualTo("open");
        assertThat(again.at("/solutions/0/standing/state").asString()).isEqualTo("disputed");
        assertThat(again.at("/solutions/0/outcomes/regressions").asInt()).isEqualTo(1);
        assertThat(tool("get_error_by_id", Map.of("error_id", id)))
                .contains("disputed, worked 1, failed 0", "| the error came back after it had worked");

        assertThat(report(another, oil, true, "more oil")
                        .at("/solutions/0/standing/state")
                        .asString())
                .isEqualTo("verified");
    }

    @Test
    void aSupersededSolutionIsKeptAndComesLastOnceItsSuccessorWorks() {
        String kick = solve(Map.of("description", "Kick the pump"));
        report(solver, kick, true, "it turns");
        String oil =
                solve(Map.of("description", "Oil the pump", "supersedes", kick, "applies_to", Map.of("os", "rtos")));

        assertThat(descriptions(record())).containsExactly("Kick the pump", "Oil the pump");
        report(another, oil, true, "it turns for longer");

        JsonNode record = record();
        assertThat(descriptions(record)).containsExactly("Oil the pump", "Kick the pump");
        assertThat(record.at("/solutions/1/standing/state").asString()).isEqualTo("superseded");
        assertThat(record.at("/solutions/1/superseded_by").asString()).isEqualTo(oil);
    }

    @Test
    void aSolutionForOtherSurroundingsComesAfterTheOthersAndSaysWhy() {
        solve(Map.of("description", "Oil the pump"));
        solve(Map.of("description", "Reinstall the driver", "applies_to", Map.of("os", "Windows")));

        assertThat(tool("find_similar_errors", Map.of("query", message, "os", "linux")))
                .containsSubsequence("| Oil the pump", "| Reinstall the driver", "| applies to Windows, not to linux");
        assertThat(tool("find_similar_errors", Map.of("query", message, "os", "windows 11")))
                .containsSubsequence("| Reinstall the driver", "| Oil the pump")
                .doesNotContain("applies to Windows");
    }

    /** However many fail at one commit, and whatever else the project reports meanwhile. */
    @Test
    void ofEachTestThatPassesAgainItIsNoted() {
        List<String> tests =
                IntStream.range(0, 60).mapToObj(i -> "t" + Reports.word()).toList();
        String failing = tests.stream()
                .map(test ->
                        "<testcase classname='Shop' name='%s'><failure type='E' message='%s is broken'>t</failure></testcase>"
                                .formatted(test, Reports.word()))
                .collect(Collectors.joining());
        List<String> ids = upload("red", failing, 201).path("reports").findValuesAsString("id");
        assertThat(ids).hasSize(60).doesNotHaveDuplicates();
        String noise = IntStream.range(0, 60)
                .mapToObj(i ->
                        "{\"error_type\":\"App\",\"context\":{\"error_message\":\"%s\"},\"origin\":{\"source\":\"app\",\"project\":\"many\"}}\n"
                                .formatted(Reports.word()))
                .collect(Collectors.joining());
        written(solver.send("POST", "/api/v1/errors:batch", "application/x-ndjson", noise), 202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> solver.get("/api/v1/errors?project=many&error_type=App&max_results=50")
                                .json()
                                .path("results")
                                .size()
                        == 50);

        upload("green", passing(tests.subList(0, 30)), 200);
        await().atMost(Duration.ofMinutes(1)).until(() -> tested().size() == 30);
        upload("green", passing(tests.subList(30, 60)), 200);
        await().atMost(Duration.ofMinutes(1)).until(() -> tested().isEmpty());

        assertThat(ids)
                .allSatisfy(one -> assertThat(solver.get("/api/v1/errors/" + one)
                                .json()
                                .at("/metadata/test_passed_again/commit")
                                .asString(""))
                        .isEqualTo("green"));
    }

    private static String passing(List<String> tests) {
        return tests.stream()
                .map("<testcase classname='Shop' name='%s'/>"::formatted)
                .collect(Collectors.joining());
    }

    private static JsonNode tested() {
        return solver.get("/api/v1/errors/tested?project=many").json().path("errors");
    }

    private static JsonNode upload(String commit, String cases, int status) {
        Answer answer = solver.send(
                "POST",
                "/api/v1/reports/junit?project=many&commit=" + commit,
                "application/xml",
                "<testsuite>" + cases + "</testsuite>",
                "Prefer",
                "wait=30");
        return written(answer, status);
    }

    @Test
    void anUnknownSolutionIsNotFound() {
        assertThat(outcome(solver, UUID.randomUUID().toString(), true, "e").status())
                .isEqualTo(404);
    }

    private String solve(Map<String, ?> solution) {
        JsonNode record =
                written(solver.post("/api/v1/errors/%s/solutions".formatted(id), solution, "Prefer", "wait=30"), 201);
        return record.path("solutions")
                .valueStream()
                .filter(s -> s.path("description").asString().equals(solution.get("description")))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private JsonNode report(Http who, String solution, boolean worked, String evidence) {
        return written(outcome(who, solution, worked, evidence), 201);
    }

    private Answer outcome(Http who, String solution, boolean worked, String evidence) {
        return who.post(
                "/api/v1/errors/%s/solutions/%s/outcomes".formatted(id, solution),
                Map.of("worked", worked, "evidence", evidence),
                "Prefer",
                "wait=30");
    }

    private JsonNode record() {
        return solver.get("/api/v1/errors/" + id).json();
    }

    private static JsonNode written(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.json();
    }

    private static List<String> descriptions(JsonNode record) {
        return record.path("solutions")
                .valueStream()
                .map(solution -> solution.path("description").asString())
                .toList();
    }

    private static String tool(String name, Map<String, ?> arguments) {
        return solver.tool(name, arguments);
    }
}
