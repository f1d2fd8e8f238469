package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class CloudEventsIT {
    private static final String PATH = "/api/v1/events";
    private static final String FAILED_TEST = """
            {"context":{"version":"0.4.1","id":"271069a8","source":"/event/source/123",
            "type":"dev.cdevents.testcaserun.finished.0.2.0","timestamp":"2026-03-20T14:27:05.315384Z"},
            "subject":{"id":"mySubject123","source":"/event/source/123","type":"testCaseRun","content":{"outcome":"fail",
            "severity":"critical","reason":"java.lang.AssertionError: expected 3 but was 4","environment":{"id":"dev"},
            "testCase":{"id":"CartTest#total","type":"unit","uri":"http://x/y"}}},
            "customData":{"shard":7}}""";

    private final String tenant = "cloudevents-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    CloudEventsIT(Http http, Events events) {
        this.http = http.tenant(tenant);
        this.events = events;
    }

    @Test
    void aFailedTestInBinaryModeBecomesAReport() {
        String[] headers = {
            "ce-specversion",
            "1.0",
            "ce-id",
            "271069a8",
            "ce-source",
            "/event/source%20one",
            "ce-type",
            "dev.cdevents.testcaserun.finished.0.2.0"
        };
        for (int i = 0; i < 2; i++) {
            http.postJson(PATH + "?project=shop&commit=abc", FAILED_TEST, headers)
                    .is(202);
        }
        var event = events.of(tenant).values();
        assertThat(event).hasSize(1);
        ErrorReported report = (ErrorReported) event.iterator().next().data();
        assertThat(report.errorType()).isEqualTo("java.lang.AssertionError");
        assertThat(report.origin().testId()).isEqualTo("CartTest#total");
        assertThat(report.origin().project()).isEqualTo("shop");
        assertThat(report.origin().environment()).isEqualTo("dev");
        assertThat(report.metadata().toString()).contains("/event/source one", "shard=7", "severity=critical");
    }

    @Test
    void structuredAndBatchedModesSayTheSame() {
        send("application/cloudevents+json", structured("1", "pipelinerun.finished.0.2.0", """
                {"outcome":"error","pipelineName":"nightly","uri":"https://ci/1","errors":"no runner"}"""))
                .is(202);
        String data = Base64.getEncoder().encodeToString(FAILED_TEST.getBytes(StandardCharsets.UTF_8));
        String batch = "[%s,%s,%s,7,%s,%s]"
                .formatted(
                        structured("2", "taskrun.finished.0.1.1", "{\"outcome\":\"failure\",\"taskName\":\"lint\"}"),
                        structured("3", "testsuiterun.finished.0.2.0", "{\"outcome\":\"pass\"}"),
                        structured("4", "artifact.published.0.1.0", "{}"),
                        structured("1", "pipelinerun.finished.0.2.0", """
                                {"outcome":"error","pipelineName":"nightly","uri":"https://ci/1","errors":"no runner"}"""),
                        """
                        {"specversion":"1.0","id":"5","source":"s","type":"dev.cdevents.testcaserun.finished.0.3.0-draft",
                        "data_base64":"%s"}""".formatted(data));
        var receipt = send("application/cloudevents-batch+json; charset=utf-8", batch)
                .is(207)
                .json();
        assertThat(receipt.path("accepted").asInt()).isEqualTo(3);
        assertThat(receipt.path("refused").asInt()).isEqualTo(2);
        assertThat(receipt.at("/results/1/ignored").asString()).contains("no failure");
        assertThat(receipt.at("/results/2/problem/detail").asString())
                .contains("artifact.published", "dev.cdevents.build.finished");
        assertThat(receipt.at("/results/3/problem/detail").asString()).contains("specversion");
        assertThat(events.of(tenant).values())
                .extracting(event -> ((ErrorReported) event.data()).context().errorMessage())
                .containsExactlyInAnyOrder(
                        "no runner", "lint failed", "java.lang.AssertionError: expected 3 but was 4");
    }

    @Test
    void whatIsTooMuchForMetadataIsKeptAsText() {
        String deep = "[".repeat(50) + "]".repeat(50);
        send("application/cloudevents+json", structured("7", "taskrun.finished.0.2.0", """
                {"outcome":"failure","taskName":"lint","deep":%s,"long":"%s"}""".formatted(
                                deep, "x".repeat(90_000))))
                .is(202);
        ErrorReported report =
                (ErrorReported) events.of(tenant).values().iterator().next().data();
        assertThat(report.metadata().get("content"))
                .asString()
                .contains("[[[[[[[")
                .endsWith("\"long\":\"");
        assertThat(report.metadata()).containsEntry("event_id", "7");
    }

    @Test
    void whatIsNoSuchEventIsRefusedWithAReason() {
        http.postJson(PATH, FAILED_TEST).isProblem(ProblemType.INVALID_REQUEST);
        send("application/cloudevents+json", structured("9", "branch.created.0.2.0", "{}"))
                .isProblem(ProblemType.UNPROCESSABLE_REPORT);
        send("application/cloudevents+json", "{\"specversion\":").isProblem(ProblemType.INVALID_REQUEST);
        send("application/cloudevents-batch+json", "{}").isProblem(ProblemType.INVALID_REQUEST);
        assertThat(events.of(tenant)).isEmpty();
    }

    private static String structured(String id, String type, String content) {
        return """
                {"specversion":"1.0","id":"%s","source":"/ci","type":"dev.cdevents.%s","data":{"subject":{"id":"s","content":%s}}}""".formatted(id, type, content);
    }

    private Http.Answer send(String contentType, String body) {
        return http.send("POST", PATH, contentType, BodyPublishers.ofString(body));
    }
}
