package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class ErrorCommandsIT {
    private static final String ERRORS = "/api/v1/errors";
    private static final String ERROR = """
            {"error_type":"KeyError","metadata":{"b":1,"a":2},
             "context":{"language":"python","error_message":"'total'","task_description":"sum up the cart"},
             "solution":{"description":"Use dict.get","references":["https://docs.python.org"]},
             "origin":{"source":"agent","project":"shop"}}
            """;

    private final String tenant = "acme-" + UUID.randomUUID();
    private final Http https;
    private final Http.Tenant http;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    ErrorCommandsIT(Http http, Events events, ReadableErrors readable) {
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
    void reportIsAcceptedOnceItIsOnTheLog() {
        var answer = http.postJson(ERRORS, ERROR).is(202);
        String id = answer.json().path("id").asString();
        assertThat(answer.header("Location")).isEqualTo(ERRORS + "/" + id);
        assertThat(answer.json().path("status").asString()).isEqualTo("accepted");
        ErrorEvent event = eventAt(answer);
        assertThat(event.errorId()).hasToString(id);
        assertThat(event.actor()).isEqualTo("key:test");
        assertThat(event.idempotent()).isFalse();
        assertThat(event.data()).isInstanceOfSatisfying(ErrorReported.class, reported -> {
            assertThat(reported.fingerprint()).startsWith("v2:");
            assertThat(reported.metadata()).containsEntry("a", 2);
            assertThat(reported.origin()).isNotNull();
            assertThat(reported.solution()).isNotNull();
            assertThat(answer.json().path("solution_id").asString())
                    .isEqualTo(reported.solution().id().toString());
            assertThat(reported.solution().author()).isEqualTo("key:test");
        });
    }

    @Test
    void sameErrorHasTheSameIdInATenantAndAnotherInTheNext() {
        String id = http.postJson(ERRORS, ERROR).is(202).json().path("id").asString();
        assertThat(http.postJson(ERRORS, ERROR).json().path("id").asString()).isEqualTo(id);
        assertThat(https.tenant(tenant + "2")
                        .postJson(ERRORS, ERROR)
                        .json()
                        .path("id")
                        .asString())
                .isNotEqualTo(id);
        assertThat(events.of(tenant)).hasSize(2);
    }

    @Test
    void whoPrefersToWaitGetsTheWholeRecord() {
        var answer =
                http.postJson(ERRORS, ERROR, "Prefer", "respond-async, wait=5").is(201);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=5");
        assertThat(answer.header("Location")).endsWith(answer.json().path("id").asString());
        assertThat(answer.json().path("occurrences").asInt()).isEqualTo(1);
    }

    @Test
    void waitingForWhatIsNotAppliedInTimeEndsAccepted() {
        readable.reset(ReadableErrors.Mode.LAGGING);
        assertThat(http.postJson(ERRORS, ERROR, "Prefer", "wait=1").is(202).header("Preference-Applied"))
                .isEmpty();
        readable.reset(ReadableErrors.Mode.AWAY);
        http.postJson(ERRORS, ERROR, "Prefer", "wait=1").is(202);
    }

    @Test
    void updateSolutionAndDeletionOfAReadableErrorArePublished() {
        UUID id = UUID.randomUUID();
        readable.add(id);
        var updated = put(id, "{\"state\":\"resolved\"}").is(202);
        assertThat(eventAt(updated).data()).isInstanceOf(ErrorUpdated.class);
        put(id, "{\"state\":\"resolved\"}", "Prefer", "wait=2").is(200);
        var solved = http.postJson(ERRORS + "/" + id + "/solutions", "{\"description\":\"d\"}")
                .is(202);
        assertThat(eventAt(solved).data())
                .isInstanceOfSatisfying(
                        SolutionRecorded.class,
                        recorded -> assertThat(solved.json().path("solution_id").asString())
                                .isEqualTo(recorded.solution().id().toString()));
        var deleted = delete(id).is(202);
        assertThat(eventAt(deleted).data()).isInstanceOf(ErrorDeleted.class);
    }

    @Test
    void deletionIsDoneWhenNobodyFindsTheErrorAnyMore() {
        readable.reset(ReadableErrors.Mode.GONE);
        UUID id = UUID.randomUUID();
        readable.add(id);
        assertThat(delete(id, "Prefer", "wait=3").is(204).header("Preference-Applied"))
                .isEqualTo("wait=3");
        readable.reset(ReadableErrors.Mode.LAGGING);
        readable.add(id);
        delete(id, "Prefer", "wait=1").is(202);
        // Found again while waiting, because it was reported again: applied all the same.
        readable.reset(ReadableErrors.Mode.ONLY_ADDED);
        readable.add(id);
        assertThat(delete(id, "Prefer", "wait=3").is(204).body()).isEmpty();
    }

    @Test
    void errorThatWasJustAcceptedIsFoundOnceTheLogIsApplied() {
        readable.reset(ReadableErrors.Mode.ONLY_ADDED);
        UUID id = UUID.fromString(
                http.postJson(ERRORS, ERROR).is(202).json().path("id").asString());
        readable.addAfterWait(id);
        put(id, "{\"priority\":\"high\"}").is(202);
        readable.reset(ReadableErrors.Mode.LAGGING);
        assertThat(put(id, "{\"priority\":\"low\"}")
                        .isProblem(ProblemType.UNAVAILABLE)
                        .header("Retry-After"))
                .isNotEmpty();
        readable.reset(ReadableErrors.Mode.AWAY);
        put(id, "{\"priority\":\"low\"}").isProblem(ProblemType.UNAVAILABLE);
        assertThat(events.of(tenant)).hasSize(2);
    }

    @Test
    void repeatedRequestGetsTheVerySameAnswerAndIsMarkedForTheFold() {
        var first = http.postJson(ERRORS, ERROR, "Idempotency-Key", "k-1").is(202);
        var second = http.postJson(ERRORS, ERROR, "Idempotency-Key", "k-1").is(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(events.of(tenant).values())
                .singleElement()
                .satisfies(event -> assertThat(event.idempotent()).isTrue());
        http.postJson(ERRORS, ERROR.replace("total", "sum"), "Idempotency-Key", "k-1")
                .isProblem(ProblemType.IDEMPOTENCY_MISMATCH);
        http.postJson(ERRORS, ERROR, "Idempotency-Key", "k-2").is(202);
        https.tenant(tenant + "2")
                .postJson(ERRORS, ERROR.replace("total", "x"), "Idempotency-Key", "k-1")
                .is(202);
        assertThat(events.of(tenant)).hasSize(2);
    }

    @Test
    void updateThatChangesNothingIsRefused() {
        put(UUID.randomUUID(), "{}").isProblem(ProblemType.INVALID_REQUEST);
        put(UUID.randomUUID(), "{\"staet\":\"resolved\"}").isProblem(ProblemType.INVALID_REQUEST);
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void attemptThatFailedFreesItsKey() {
        readable.reset(ReadableErrors.Mode.AWAY);
        UUID id = UUID.randomUUID();
        put(id, "{\"priority\":\"low\"}", "Idempotency-Key", "k").isProblem(ProblemType.UNAVAILABLE);
        readable.reset(ReadableErrors.Mode.UP);
        readable.add(id);
        put(id, "{\"priority\":\"low\"}", "Idempotency-Key", "k").is(202);
    }

    @Test
    void scopesDecideWhoMayWrite() {
        https.withScope(tenant, Scopes.ERRORS_READ).postJson(ERRORS, ERROR).isProblem(ProblemType.FORBIDDEN);
        https.withScope(tenant, Scopes.ERRORS_WRITE)
                .postJson(ERRORS + "/" + UUID.randomUUID() + "/solutions", "{\"description\":\"d\"}")
                .isProblem(ProblemType.FORBIDDEN);
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void healthAndMetricsShowTheBrokerAndWhatWasAccepted() {
        http.postJson(ERRORS, ERROR).is(202);
        var health = http.send("GET", "/health/detailed", "", BodyPublishers.noBody())
                .is(200);
        assertThat(health.json()
                        .path("components")
                        .path("broker")
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        var metrics = http.send("GET", "/metrics", "", BodyPublishers.noBody()).is(200);
        assertThat(metrics.body())
                .contains("tribal_ingest_accepted_total{kind=\"reported\",", "tribal_ingest_publish_seconds_count");
    }

    private ErrorEvent eventAt(Http.Answer answer) {
        var position = Position.of(answer.json().path("position").asString());
        return events.of(tenant).get(position);
    }

    private Http.Answer put(UUID id, String body, String... headers) {
        return http.send("PUT", ERRORS + "/" + id, "application/json", BodyPublishers.ofString(body), headers);
    }

    private Http.Answer delete(UUID id, String... headers) {
        return http.send("DELETE", ERRORS + "/" + id, "", BodyPublishers.noBody(), headers);
    }
}
