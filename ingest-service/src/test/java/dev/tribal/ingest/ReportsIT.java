package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class ReportsIT {
    private static final String JUNIT = "/api/v1/reports/junit";
    private static final String REPORT = """
            <testsuite name="com.example.CartTest" tests="3" failures="1" errors="1">
              <testcase classname="com.example.CartTest" name="total">
                <failure message="expected: 3 but was: 4" type="org.opentest4j.AssertionFailedError">trace</failure>
              </testcase>
              <testcase classname="com.example.CartTest" name="empty"/>
              <testcase classname="com.example.CartTest" name="load"><error type="java.io.IOException"/></testcase>
            </testsuite>
            """;

    private final String tenant = "ci-" + UUID.randomUUID();
    private final Http https;
    private final Http.Tenant http;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    ReportsIT(Http http, Events events, ReadableErrors readable) {
        this.https = http;
        this.http = http.tenant(tenant);
        this.events = events;
        this.readable = readable;
    }

    @BeforeEach
    void searchIsUp() {
        readable.reset(ReadableErrors.Mode.UP);
    }

    @Test
    void eachFailedCaseBecomesOneReport() {
        var receipt = http.postXml(JUNIT + "?project=shop&commit=abc&run_url=http://ci/1&environment=ci", REPORT)
                .is(202)
                .json();
        assertThat(receipt.path("files").asInt()).isEqualTo(1);
        assertThat(receipt.path("tests").asInt()).isEqualTo(3);
        assertThat(receipt.path("failed").asInt()).isEqualTo(2);
        assertThat(receipt.path("reports").findValuesAsString("test_id"))
                .containsExactly("com.example.CartTest#total", "com.example.CartTest#load");
        assertThat(events.of(tenant).values()).hasSize(2).allSatisfy(event -> {
            var origin = ((ErrorReported) event.data()).origin();
            assertThat(origin).isNotNull();
            assertThat(origin.source()).isEqualTo(Source.CI);
            assertThat(origin.project()).isEqualTo("shop");
            assertThat(origin.runUrl()).isEqualTo("http://ci/1");
        });
    }

    @Test
    void severalFilesComeAsOneForm() {
        String form = part("a.xml", REPORT) + part("b.xml", REPORT.replace("total", "sum")) + "--b--\r\n";
        var answer = http.send("POST", JUNIT, "multipart/form-data; boundary=b", BodyPublishers.ofString(form))
                .is(202);
        assertThat(answer.json().path("files").asInt()).isEqualTo(2);
        assertThat(events.of(tenant)).hasSize(4);
    }

    @Test
    void largeReportThatIsRefusedInItsMiddleIsAnswered() {
        String tag = "<testcase name='t'" + " ".repeat(20 << 20) + "/>";

        http.asking()
                .send("POST", JUNIT, "application/xml", BodyPublishers.ofString("<testsuite>" + tag + "</testsuite>"))
                .isProblem(ProblemType.UNPROCESSABLE_REPORT);
    }

    @Test
    void runWithoutFailuresIsAnEmptyAnswer() {
        var answer = http.postXml(JUNIT, "<testsuites><testsuite><testcase name='a'/></testsuite></testsuites>")
                .is(200);
        assertThat(answer.json().path("reports")).isEmpty();
        assertThat(answer.json().path("tests").asInt()).isEqualTo(1);
    }

    @Test
    void whoPrefersToWaitIsAnsweredWhenAllCanBeRead() {
        assertThat(http.postXml(JUNIT, REPORT, "Prefer", "wait=5").is(201).header("Preference-Applied"))
                .isEqualTo("wait=5");
        readable.reset(ReadableErrors.Mode.LAGGING);
        http.postXml(JUNIT, REPORT, "Prefer", "wait=1").is(202);
    }

    @Test
    void repeatedRequestIsAppliedOnce() {
        var first = http.postXml(JUNIT, REPORT, "Idempotency-Key", "run-1").is(202);
        assertThat(http.postXml(JUNIT, REPORT, "Idempotency-Key", "run-1")
                        .is(202)
                        .body())
                .isEqualTo(first.body());
        http.postXml(JUNIT, REPORT + " ", "Idempotency-Key", "run-1").isProblem(ProblemType.IDEMPOTENCY_MISMATCH);
        assertThat(events.of(tenant).values())
                .hasSize(2)
                .allMatch(event -> event.idempotent())
                .extracting(event -> event.id())
                .doesNotHaveDuplicates();
    }

    @Test
    void testThatPassesIsEvidenceForTheSolutionThatTheCommitApplied() {
        Applied empty = applied("com.example.CartTest#empty");
        Applied total = applied("com.example.CartTest#total");
        Applied elsewhere = applied("com.example.OrderTest#other");

        var receipt = https.stamped(tenant, "ci")
                .postXml(
                        JUNIT + "?commit=abc&run_url=http://ci/2"
                                + String.join("", empty.parameter(), total.parameter(), elsewhere.parameter())
                                + "&applied_solution=" + UUID.randomUUID() + "/" + UUID.randomUUID(),
                        REPORT)
                .is(202)
                .json();

        assertThat(receipt.path("reports")).hasSize(2);
        assertThat(receipt.path("outcomes").findValuesAsString("id"))
                .containsExactly(empty.error().toString(), total.error().toString());
        assertThat(receipt.path("outcomes").findValuesAsString("worked")).containsExactly("true", "false");
        assertThat(outcomes()).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.source()).isEqualTo(Source.CI);
            assertThat(outcome.commit()).isEqualTo("abc");
            assertThat(outcome.runUrl()).isEqualTo("http://ci/2");
        });
        assertThat(outcomes())
                .extracting(Outcome::evidence)
                .containsExactlyInAnyOrder(
                        "The test com.example.CartTest#empty passes", "The test com.example.CartTest#total fails");
    }

    @Test
    void appliedSolutionNeedsACommitOrARunAndBothIds() {
        Applied empty = applied("com.example.CartTest#empty");
        http.postXml(JUNIT + "?project=shop" + empty.parameter(), REPORT).isProblem(ProblemType.INVALID_REQUEST);
        for (String wrong : List.of("17", empty.error().toString(), "a/b/c", "1-1-1-1-1/" + empty.error())) {
            assertThat(http.postXml(JUNIT + "?commit=abc&applied_solution=" + wrong, REPORT)
                            .isProblem(ProblemType.INVALID_REQUEST)
                            .body())
                    .contains("applied_solution");
        }
        http.postXml(JUNIT + "?commit=abc" + empty.parameter().repeat(21), REPORT)
                .isProblem(ProblemType.INVALID_REQUEST);
        assertThat(events.of(tenant)).isEmpty();
    }

    private Applied applied(String testId) {
        var applied = new Applied(UUID.randomUUID(), UUID.randomUUID());
        readable.addTest(
                applied.error(),
                testId,
                new Solution(applied.solution(), "d", null, null, List.of(), null, "key:a", Instant.EPOCH));
        return applied;
    }

    private List<Outcome> outcomes() {
        return events.of(tenant).values().stream()
                .map(event -> event.data())
                .filter(OutcomeReported.class::isInstance)
                .map(data -> ((OutcomeReported) data).outcome())
                .toList();
    }

    private record Applied(UUID error, UUID solution) {
        String parameter() {
            return "&applied_solution=%s/%s".formatted(error, solution);
        }
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, name, content);
    }
}
