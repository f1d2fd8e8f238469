package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tribal report}, {@code run}, {@code search}, {@code solve} and {@code status} with the product behind them. */
class CliCommandsIT {
    private static final String TESTS = """
            <testsuite name="CartTest" tests="2" failures="1">
              <testcase classname="shop.CartTest" name="adds"/>
              <testcase classname="shop.CartTest" name="pays">
                <failure type="java.lang.IllegalStateException" message="the numbatbasket is empty">trace</failure>
              </testcase>
            </testsuite>
            """;
    private static final String LOG = """
            Traceback (most recent call last):
              File "shop/pay.py", line 3, in pay
                connect()
            ConnectionError: the quollbank does not answer
            """;

    /** Reported before Tribal runs; from another place, or it would be the same error. */
    private static final String EARLY =
            LOG.replace("quollbank", "bilbybank").replace("pay.py", "refund.py").replace("in pay", "in refund");

    @TempDir
    static Path folder;

    private static Tribal tribal;

    @BeforeAll
    static void reportWhileTribalIsAwayAndStartIt() throws IOException {
        int port = Project.freePort();
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("config"), "url = http://localhost:%d%n".formatted(port));
        Path log = Files.writeString(folder.resolve("early.log"), EARLY);
        Running away = command(Map.of("TRIBAL_API_KEY", "none"), "report", "--wait", "0", log.toString());
        assertThat(away.await()).as(away.output()).isEqualTo(3);
        assertThat(away.output()).contains("does not answer").contains("is kept");

        tribal = Tribal.up(data, port);
    }

    @AfterAll
    static void stop() {
        if (tribal != null) {
            tribal.close();
        }
    }

    @Test
    void whatWasKeptWhileTribalWasAwayIsSentOnce() {
        assertThat(output(0, "status")).contains("status    ok");
        assertThat(output(0, "dead-letters")).contains("0 of them wait");
        output(0, "report", "--flush");
        output(0, "report", "--flush");

        JsonNode found = awaitFound("the bilbybank does not answer");
        assertThat(found.path("error_type").asString()).isEqualTo("ConnectionError");
        assertThat(found.path("occurrences").asInt()).isEqualTo(1);
        assertThat(json(0, "status").path("kept_reports").asInt()).isZero();
    }

    @Test
    void aFolderOfReportsIsSentEachInItsFormat() throws IOException {
        Path reports = Files.createDirectories(folder.resolve("reports/deep")).getParent();
        Files.writeString(reports.resolve("deep/TEST-cart.xml"), TESTS);
        Files.writeString(reports.resolve("build.log"), LOG);
        Files.writeString(reports.resolve("pom.xml"), "<project/>");

        assertThat(output(0, "report", "--project", "shop", "--commit", "abc", reports.toString()))
                .contains("1 errors, 2 tests")
                .contains("IllegalStateException shop.CartTest")
                .contains("ConnectionError")
                .contains("passed over")
                .contains("pom.xml");
        JsonNode record = awaitFound("the numbatbasket is empty");
        assertThat(record.at("/origin/project").asString()).isEqualTo("shop");
        assertThat(record.at("/origin/commit").asString()).isEqualTo("abc");
    }

    @Test
    void whatIsNoReportIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("archive.log"), new byte[] {80, 75, 0, 0});

        assertThat(output(1, "report", file.toString())).contains("not a text in UTF-8");
        Path large = Files.writeString(folder.resolve("large.xml"), TESTS + " ".repeat(60 << 20));
        assertThat(output(1, "report", large.toString())).contains("was not taken");
        assertThat(output(1, "report", folder.resolve("missing").toString())).contains("it is not there");
        assertThat(output(2, "report")).contains("needs a file");
    }

    @Test
    void whyALargeReportIsRefusedInItsMiddleIsSaidAtOnce() throws IOException {
        Path file =
                Files.writeString(folder.resolve("blanks.xml"), "<testsuite name='x'" + " ".repeat(20 << 20) + "/>");
        Instant start = Instant.now();

        assertThat(output(1, "report", "--wait", "300", file.toString()))
                .contains("blanks.xml was not taken")
                .contains("is longer than 4 MB");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void theActionForGithubReportsTheCommandAndTheReportsOfAJob() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(
                workspace.resolve("TEST-cart.xml"),
                TESTS.replace("numbatbasket", "dunnartbasket").replace("CartTest", "TillTest"));
        Map<String, String> with = Map.of(
                "url", tribal.url(),
                "api-key", tribal.key(),
                "run",
                        "echo building; printf '%s'; exit 7"
                                .formatted(crash().replace("potoroo", "betong").replace("/shop/", "/till/")),
                "reports", "TEST-cart.xml");

        Running action = new GithubAction().run(workspace, githubJob(), with);

        assertThat(action.await()).as(action.output()).isEqualTo(7);
        assertThat(action.output())
                .contains("building", "reported 1 error", "TEST-cart.xml: 1 errors, 2 tests")
                .doesNotContain("::warning::", tribal.key());
        for (String message : List.of("the betongcart is undefined", "the dunnartbasket is empty")) {
            JsonNode origin = awaitFound(message).path("origin");
            assertThat(origin.path("project").asString()).isEqualTo("acme/shop");
            assertThat(origin.path("commit").asString()).isEqualTo("0123abcd");
            assertThat(origin.path("run_url").asString()).endsWith("/acme/shop/actions/runs/17/attempts/1");
            assertThat(origin.path("environment").asString()).isEqualTo("Linux");
        }
    }

    @Test
    void theActionForGithubChangesNothingWhileTribalIsAway() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("lonely"));
        Map<String, String> away = Map.of(
                "url",
                "http://localhost:" + Project.freePort(),
                "api-key",
                "none",
                "run",
                "echo built",
                "reports",
                "none");
        Running action = new GithubAction().run(workspace, githubJob(), away);
        assertThat(action.await()).as(action.output()).isZero();
        assertThat(action.output()).contains("built", "::warning::Tribal did not take all reports");
    }

    private static Map<String, String> githubJob() {
        return Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_SHA", "0123abcd",
                "GITHUB_RUN_ID", "17",
                "TRIBAL_DATA_DIR", folder.resolve("runner").toString(),
                "XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    @Test
    void aFailedCommandIsReportedWithTheKnownFixAndWhatHelpedIsRecorded() throws IOException {
        Path switchFile = folder.resolve("works");
        String[] run = {
            "run", "--", "sh", "-c", "[ -e '%s' ] || { printf '%s'; exit 3; }".formatted(switchFile, crash())
        };
        assertThat(output(3, run)).contains("the potoroocart is undefined").contains("reported 1 error");
        JsonNode record = awaitFound("the potoroocart is undefined");
        String error = record.path("id").asString();

        assertThat(output(
                        0, "solve", error, "--description", "Create the potoroocart first", "--code-fix", "new Cart()"))
                .contains("Recorded");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(output(3, run))
                        .contains("known fix (worked 0, failed 0): Create the potoroocart first")
                        .contains("new Cart()"));

        String solution =
                awaitFound("the potoroocart is undefined").at("/solutions/0/id").asString();
        Files.createFile(switchFile);
        List<String> again = new ArrayList<>(List.of(run));
        again.addAll(1, List.of("--applied", error + "/" + solution));
        assertThat(output(0, again.toArray(String[]::new))).contains("recorded that the solution");
        assertThat(output(0, run)).isEmpty();
        await().untilAsserted(() -> assertThat(awaitFound("the potoroocart is undefined")
                        .at("/solutions/0/outcomes/worked")
                        .asInt())
                .isEqualTo(1));
    }

    @Test
    void aCommandRunsAsIfItStoodAlone() {
        assertThat(output(0, "run", "--", "sh", "-c", "for i in 1 2 3 4; do echo o$i; echo e$i >&2; done"))
                .isEqualTo("o1\ne1\no2\ne2\no3\ne3\no4\ne4\n");
        assertThat(output(127, "run", "--", "no-such-program")).contains("not found");
        assertThat(output(143, "run", "--", "sh", "-c", "kill -TERM $$")).doesNotContain("Exception");
    }

    @Test
    void signalsReachTheCommandAndAreNoFailures() {
        Running running = command(
                Map.of(), "run", "--", "sh", "-c", "trap 'echo stopping; exit 9' INT; echo ready; sleep 60 & wait");
        running.awaitOutput("ready");

        assertThat(running.interrupt()).isEqualTo(9);
        assertThat(running.output()).contains("stopping").doesNotContain("tribal:");
    }

    @Test
    void aCommandInATerminalHasATerminal() {
        if (!Project.has("script")) {
            return;
        }
        Running running = Running.start(
                Project.root(),
                environment(Map.of("SHELL", "/bin/sh")),
                List.of(
                        "script",
                        "--quiet",
                        "--return",
                        "--command",
                        "./tribal run -- sh -c 'test -t 0 && test -t 1 && test -t 2 && echo terminal; exit 5'",
                        "/dev/null"));

        assertThat(running.await()).as(running.output()).isEqualTo(5);
        assertThat(running.output()).contains("terminal");
    }

    @Test
    void nothingFoundHasAStatusOfItsOwn() {
        assertThat(json(4, "search", "--project", "nobody", "zzyzx").path("results"))
                .isEmpty();
    }

    @Test
    void whatFailedAtTheEndOfALogOfAnyLengthIsFound() {
        tribal.http().post("/api/v1/errors", Reports.of("QuokkaError", "the quokka left"), "Prefer", "wait=30");
        // 36 MB before it.
        String log = "seq -f 'line %012.0f of a build' 1000000; echo 'QuokkaError: the quokka left'";

        Running running = Running.start(
                Project.root(), environment(Map.of()), List.of("bash", "-c", "{ " + log + "; } | ./tribal search -"));

        assertThat(running.await()).as(running.output()).isZero();
        assertThat(running.output()).contains("the quokka left");
    }

    /** As node prints it. */
    private static String crash() {
        return "/shop/cart.js:3\\n  pay();\\n  ^\\n\\nTypeError: the potoroocart is undefined\\n"
                + "    at pay (/shop/cart.js:3:3)\\n    at main (/shop/main.js:9:1)\\n";
    }

    private static JsonNode awaitFound(String text) {
        return await("found: " + text)
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> tribal.http()
                                .post("/api/v1/errors/similar", Map.of("query", text))
                                .json()
                                .at("/results/0/record"),
                        record ->
                                record.at("/context/error_message").asString("").contains(text));
    }

    private static JsonNode json(int status, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", "json"));
        String output = output(status, all.toArray(String[]::new));
        return JsonMapper.shared().readTree(output.substring(output.indexOf('{')));
    }

    private static String output(int status, String... words) {
        Running running = command(Map.of(), words);
        assertThat(running.await()).as(running.output()).isEqualTo(status);
        return running.output();
    }

    private static Running command(Map<String, String> more, String... words) {
        List<String> command = new ArrayList<>(List.of("./tribal"));
        command.addAll(List.of(words));
        return Running.start(Project.root(), environment(more), command);
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TRIBAL_DATA_DIR", folder.resolve("data").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return environment;
    }
}
