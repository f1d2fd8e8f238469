package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class OutcomesIT {
    private static final String WORKED = "{\"worked\":true,\"evidence\":\"CartTest is green again\"}";

    private final String tenant = "acme-" + UUID.randomUUID();
    private final UUID error = UUID.randomUUID();
    private final Solution solution =
            new Solution(UUID.randomUUID(), "Restart it", null, null, List.of(), null, "key:test", Instant.EPOCH);
    private final Http https;
    private final Http.Tenant http;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    OutcomesIT(Http http, Events events, ReadableErrors readable) {
        this.https = http;
        this.http = http.tenant(tenant);
        this.events = events;
        this.readable = readable;
    }

    @BeforeEach
    void anErrorHasASolution() {
        readable.reset(ReadableErrors.Mode.ONLY_ADDED);
        readable.add(error, solution);
    }

    @Test
    void anOutcomeIsAcceptedWithWhoSaidIt() {
        var answer = http.postJson(
                        path(solution.id()),
                        "{\"worked\":false,\"evidence\":\"still red\",\"run_url\":\"https://ci.example.com/1\","
                                + "\"commit\":\"abc\",\"environment\":\"staging\"}")
                .is(202);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/errors/" + error);
        ErrorEvent event = last();
        assertThat(event.errorId()).isEqualTo(error);
        assertThat(event.data()).isInstanceOfSatisfying(OutcomeReported.class, reported -> {
            assertThat(reported.solutionId()).isEqualTo(solution.id());
            assertThat(reported.outcome())
                    .isEqualTo(new Outcome(
                            false,
                            "still red",
                            Source.AGENT,
                            "key:test",
                            event.time(),
                            "https://ci.example.com/1",
                            "abc",
                            "staging"));
        });
    }

    @Test
    void anUnknownSolutionOrErrorIsNotFound() {
        http.postJson(path(UUID.randomUUID()), WORKED).is(404);
        http.postJson("/api/v1/errors/%s/solutions/%s/outcomes".formatted(UUID.randomUUID(), solution.id()), WORKED)
                .is(404);
        http.postJson("/api/v1/errors/%s/solutions/17/outcomes".formatted(error), WORKED)
                .is(400);
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void aSolutionThatIsNotAppliedYetIsWaitedFor() {
        http.postJson("/api/v1/errors", "{\"error_type\":\"T\",\"context\":{\"error_message\":\"m\"}}")
                .is(202);
        Solution later =
                new Solution(UUID.randomUUID(), "Mend it", null, null, List.of(), null, "key:test", Instant.EPOCH);
        readable.addSolutionAfterWait(error, later);

        http.postJson(path(later.id()), WORKED).is(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"evidence\":\"e\"}",
                "{\"worked\":true}",
                "{\"worked\":true,\"evidence\":\" \"}",
                "{\"worked\":true,\"evidence\":\"\\u0000\"}",
                "{\"worked\":\"perhaps\",\"evidence\":\"e\"}",
                "{\"worked\":true,\"evidence\":\"e\",\"source\":\"oracle\"}",
                "[]",
                "{"
            })
    void aBodyThatSaysNothingIsRefused(String body) {
        http.postJson(path(solution.id()), body).is(400);
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void evidenceHasALimit() {
        String body = "{\"worked\":true,\"evidence\":\"%s\"}";
        http.postJson(path(solution.id()), body.formatted("x".repeat(Limits.OUTCOME_EVIDENCE)))
                .is(202);
        http.postJson(path(solution.id()), body.formatted("x".repeat(Limits.OUTCOME_EVIDENCE + 1)))
                .is(400);
    }

    @ParameterizedTest
    @CsvSource({
        "agent, ci, AGENT",
        "agent, human, AGENT",
        "agent, app, AGENT",
        "agent, , AGENT",
        "human, ci, HUMAN",
        "human, agent, AGENT",
        "human, , HUMAN",
        "ci, human, HUMAN",
        "ci, , CI"
    })
    void aSourceIsBelievedOnlyWhereItLowersTheTrust(String stamp, String claimed, Source expected) {
        Http.Tenant caller = https.stamped(tenant, stamp);
        String source = claimed == null ? "" : ",\"source\":\"%s\"".formatted(claimed);
        caller.postJson(path(solution.id()), "{\"worked\":true,\"evidence\":\"e\"%s}".formatted(source))
                .is(202);

        assertThat(((OutcomeReported) last().data()).outcome().source()).isEqualTo(expected);
    }

    @Test
    void aSecretInTheEvidenceNeverReachesTheLog() {
        String secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8".substring(0, 36);
        http.postJson(path(solution.id()), "{\"worked\":true,\"evidence\":\"pushed with %s\"}".formatted(secret))
                .is(202);

        var reported = (OutcomeReported) last().data();
        assertThat(reported.outcome().evidence()).doesNotContain(secret).startsWith("pushed with ");
        assertThat(reported.scrubbed()).isNotEmpty();
    }

    @Test
    void theSameIdempotencyKeyIsOneEvent() {
        http.postJson(path(solution.id()), WORKED, "Idempotency-Key", "k").is(202);
        http.postJson(path(solution.id()), WORKED, "Idempotency-Key", "k").is(202);

        assertThat(events.of(tenant)).hasSize(1);
    }

    @Test
    void whoMayReportErrorsMayReportOutcomesAndWhoMayOnlyReadMayNot() {
        https.withScope(tenant, Scopes.ERRORS_WRITE)
                .postJson(path(solution.id()), WORKED)
                .is(202);
        https.withScope(tenant, Scopes.ERRORS_READ)
                .postJson(path(solution.id()), WORKED)
                .is(403);
    }

    @Test
    void aSolutionCanSupersedeOneOfTheSameErrorOnly() {
        String body = "{\"description\":\"Mend it\",\"supersedes\":\"%s\",\"applies_to\":{\"os\":\"linux\"}}";
        http.postJson("/api/v1/errors/%s/solutions".formatted(error), body.formatted(solution.id()))
                .is(202);

        assertThat(last().data()).isInstanceOfSatisfying(SolutionRecorded.class, recorded -> {
            assertThat(recorded.solution().supersedes()).isEqualTo(solution.id());
            assertThat(recorded.solution().appliesTo().os()).isEqualTo("linux");
        });
        var refused = http.postJson("/api/v1/errors/%s/solutions".formatted(error), body.formatted(UUID.randomUUID()))
                .is(400);
        assertThat(refused.body()).contains("supersedes");
    }

    private String path(UUID solutionId) {
        return "/api/v1/errors/%s/solutions/%s/outcomes".formatted(error, solutionId);
    }

    private ErrorEvent last() {
        return List.copyOf(events.of(tenant).values()).getLast();
    }
}
