package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.standalone.Http.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one tenant sends in other formats is another error than the same from another tenant. */
final class IntakeIsolation {
    private static final String HOOK = "owners-hook";
    private static final String LINE =
            "{\"error_type\":\"T\",\"idempotency_key\":\"the-same\",\"context\":{\"error_message\":\"the pump is dry\"}}";
    private static final String SARIF = """
            {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},
            "results":[{"ruleId":"R","level":"error","message":{"text":"the pump is dry"}}]}]}""";
    private static final String EVENT = """
            {"specversion":"1.0","id":"1","source":"s","type":"dev.cdevents.taskrun.finished.0.2.0",
            "data":{"subject":{"id":"t","content":{"taskName":"pump","outcome":"failure"}}}}""";

    private static final String JUNIT = """
            <testsuite name="s" tests="1" failures="1"><testcase classname="aqua.PumpTest" name="pumps">
            <failure type="java.lang.IllegalStateException" message="the pump of the tank is dry">at aqua.PumpTest.pumps</failure>
            </testcase></testsuite>""";
    private static final String ENVELOPE = "{}\n{\"type\":\"event\"}\n{\"message\":\"%s\"}";
    private static final String STORED = "{\"message\":\"%s\"}";
    private static final String LOG = "a.c:1:1: error: no aquarium here";
    private static final String LOG_RECORD = """
            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"severityNumber":17,"body":{"stringValue":"%s"}}]}]}]}""";
    private static final String SPAN = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"events":[{"attributes":[
            {"key":"exception.message","value":{"stringValue":"%s"}}]}]}]}]}]}""";

    private final String ownerName;
    private final InProcess tribal;
    private final Http owner;
    private final Http intruder;
    private final Http stranger;

    IntakeIsolation(InProcess tribal, String ownerName, String intruderName) {
        this.ownerName = ownerName;
        this.tribal = tribal;
        this.owner = tribal.as(ownerName);
        this.intruder = tribal.as(intruderName);
        this.stranger = tribal.asStranger();
    }

    /** Settings that give the owner a webhook. */
    static String[] webhook(String ownerName) {
        return new String[] {
            "--tribal.ingest.ci.hooks[0].id=" + HOOK,
            "--tribal.ingest.ci.hooks[0].provider=github",
            "--tribal.ingest.ci.hooks[0].tenant=" + ownerName,
            "--tribal.ingest.ci.hooks[0].secret=only-the-owner-knows-it"
        };
    }

    /** Cases by route. */
    Map<String, Runnable> routes() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("POST /api/v1/errors:batch", () -> differs("/api/v1/errors:batch", "application/x-ndjson", LINE));
        cases.put(
                "POST /api/v1/reports/sarif", () -> differs("/api/v1/reports/sarif", "application/sarif+json", SARIF));
        cases.put("POST /api/v1/reports/junit", () -> differs("/api/v1/reports/junit", "application/xml", JUNIT));
        cases.put("POST /api/v1/reports/log", () -> differs("/api/v1/reports/log", "text/plain", LOG));
        cases.put("POST /api/{project}/envelope/", () -> heardOfByItsTenantOnly("/api/1/envelope/", ENVELOPE));
        cases.put("POST /api/{project}/store/", () -> heardOfByItsTenantOnly("/api/1/store/", STORED));
        cases.put("POST /v1/logs", () -> heardOfByItsTenantOnly("/v1/logs", LOG_RECORD));
        cases.put("POST /v1/traces", () -> heardOfByItsTenantOnly("/v1/traces", SPAN));
        cases.put("POST /api/v1/events", () -> differs("/api/v1/events", "application/cloudevents+json", EVENT));
        cases.put("POST /api/v1/webhooks/github/{hook}", () -> isLikeNone("github"));
        cases.put("POST /api/v1/webhooks/gitlab/{hook}", () -> isLikeNone("gitlab"));
        return cases;
    }

    private void differs(String path, String contentType, String body) {
        assertThat(sent(intruder, path, contentType, body)).isNotEqualTo(sent(owner, path, contentType, body));
    }

    private static String sent(Http http, String path, String contentType, String body) {
        Answer answer = http.send("POST", path, contentType, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.json().findValue("id").asString();
    }

    /** @param body has a place for the message of an error */
    private void heardOfByItsTenantOnly(String path, String body) {
        String message = "starfish" + UUID.randomUUID().toString().replace("-", "") + " left";
        Http writer = tribal.with(new KeyOrder(
                ownerName, "writer", null, List.of(Scopes.ERRORS_WRITE), List.of("aquarium"), null, null, Source.APP));
        Answer answer = writer.post(path, body.formatted(message));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String search = "/api/v1/errors?error_message=" + message.replace(" ", "+");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(owner.get(search).toString()).contains(message));
        assertThat(intruder.get(search).toString()).doesNotContain(message);
    }

    /** Whoever knows no secret does not even learn that there is such a webhook; a key of a tenant changes nothing. */
    private void isLikeNone(String provider) {
        for (Http sender : new Http[] {intruder, stranger}) {
            Answer there = deliver(sender, provider, HOOK);
            assertThat(there.status()).isEqualTo(401);
            assertThat(there.toString().replace(HOOK, "none"))
                    .isEqualTo(deliver(sender, provider, "none").toString());
        }
    }

    private static Answer deliver(Http sender, String provider, String hook) {
        return sender.send(
                "POST",
                "/api/v1/webhooks/%s/%s".formatted(provider, hook),
                "application/json",
                "{}",
                "X-Hub-Signature-256",
                "sha256=00",
                "X-Gitlab-Token",
                "a-guess-at-the-secret");
    }
}
