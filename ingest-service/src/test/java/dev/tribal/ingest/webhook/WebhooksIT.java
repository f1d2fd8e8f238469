package dev.tribal.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.ci.CiStandIn;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.ProblemException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WebhooksIT extends HookedService {
    private final String delivery = UUID.randomUUID().toString();
    private final Http.Tenant http;
    private final Events events;
    private final UploadMemory memory;

    @Autowired
    WebhooksIT(Http http, Events events, UploadMemory memory) {
        // What a caller's own token says does not matter here.
        this.http = http.tenant("nobody");
        this.events = events;
        this.memory = memory;
    }

    @Test
    void theErrorsInTheLogOfAFailedJobAreReportedOnceHoweverManyDeliveriesTellOfIt() {
        API.redirects("/repos/acme/shop/actions/jobs/11/logs", STORE.address() + "/log?sig=1");
        STORE.givesLater("/log?sig=1", Payloads.BUILD);
        github("shop", "workflow_job", Payloads.job(11, "failure")).is(202);
        github("shop", "workflow_job", Payloads.job(11, "failure")).is(202);
        assertThat(github("shop", "check_run", Payloads.check(11, "github-actions"), "second")
                        .is(202)
                        .body())
                .contains("ignored", "workflow_job");
        github("shop", "workflow_job", Payloads.job(12, "failure"), "third").is(202);
        List<ErrorEvent> reported = awaitEvents("shop", 3);
        ErrorReported first = told(reported, ErrorReported.class).stream()
                .filter(report -> !report.errorType().equals("CiJobFailed"))
                .findFirst()
                .orElseThrow();
        assertThat(first.origin().project()).isEqualTo("acme/shop");
        assertThat(first.origin().commit()).isEqualTo("abc");
        assertThat(first.origin().runUrl()).isEqualTo("https://github.example/acme/shop/job/11");
        assertThat(first.metadata().toString()).contains("workflow=CI", "job=build", "step=Run make", "branch=main");
        assertThat(reported).extracting(ErrorEvent::actor).containsOnly("webhook:shop");
        // The token is for the API only, and no secret of a log gets further.
        assertThat(API.asked("/repos/acme/shop/actions/jobs/11/logs"))
                .extracting(CiStandIn.Asked::authorization)
                .containsOnly("Bearer api-token");
        assertThat(STORE.asked("/log?sig=1"))
                .hasSizeGreaterThan(1)
                .extracting(CiStandIn.Asked::authorization)
                .containsOnly("");
        assertThat(reported.toString()).doesNotContain("ghp_");
        // Job 12 has no log: its step is the report.
        assertThat(told(reported, ErrorReported.class))
                .extracting(report -> report.context().errorMessage())
                .contains("CI / build failed in Run make");
        assertThat(events.audited("ci-shop"))
                .anyMatch(entry -> entry.actor().subject().equals("webhook:shop"));
    }

    @Test
    void aRunThatPassesAfterOneThatFailedIsNotedOnItsErrors() {
        String jobs = """
                {"jobs":[{"id":21,"name":"build","conclusion":"failure","steps":[{"name":"Run make","conclusion":"failure"}]},
                {"id":22,"name":"lint","conclusion":"success"}]}""";
        API.gives("/repos/acme/lib/actions/runs/300/attempts/1/jobs?per_page=100", jobs);
        API.gives("/repos/acme/lib/actions/jobs/21/logs", Payloads.BUILD);
        API.gives("/repos/acme/lib/actions/workflows/9/runs?status=completed&per_page=20&branch=main", """
                {"workflow_runs":[{"id":301,"conclusion":"success","head_repository":{"id":8}},
                {"id":300,"conclusion":"failure","name":"CI","head_repository":{"id":8}},
                {"id":299,"conclusion":"success","head_repository":{"id":8}}]}""");
        github("closed", "workflow_run", Payloads.run(300, "failure")).is(202);
        List<ErrorEvent> reported = awaitEvents("closed", 2);
        UUID solution = UUID.randomUUID();
        String message = "Fix it\\n\\nTribal-Solution: %s/%s\\nTribal-Solution: %s/%s"
                .formatted(reported.getFirst().errorId(), solution, UUID.randomUUID(), solution);
        String green = Payloads.run(301, "success")
                .replace("\"head_branch\"", "\"head_commit\":{\"message\":\"%s\"},\"head_branch\"".formatted(message));
        github("closed", "workflow_run", green, "green").is(202);
        List<ErrorEvent> all = awaitEvents("closed", 5);
        assertThat(told(all, OutcomeReported.class))
                .singleElement()
                .matches(outcome -> outcome.solutionId().equals(solution)
                        && outcome.outcome().worked()
                        && outcome.outcome().source() == Source.CI);
        assertThat(all.stream().filter(event -> event.data() instanceof ErrorUpdated))
                .extracting(ErrorEvent::errorId)
                .containsExactlyInAnyOrderElementsOf(
                        reported.stream().map(ErrorEvent::errorId).toList());
        assertThat(told(all, ErrorUpdated.class))
                .allMatch(update -> update.state() == null
                        && update.metadata().toString().contains("passed_again")
                        && update.metadata().toString().contains("workflow=CI"));
    }

    @Test
    void withoutATokenOrALogTheDeliveryItselfIsTheReport() {
        github("plain", "workflow_job", Payloads.job(31, "timed_out")).is(202);
        ErrorReported report =
                (ErrorReported) awaitEvents("plain", 1).getFirst().data();
        assertThat(report.errorType()).isEqualTo("CiJobFailed");
        assertThat(report.context().framework()).isEqualTo("github");
        assertThat(API.asked("/repos/acme/shop/actions/jobs/31/logs")).isEmpty();
    }

    @Test
    void aLogIsNotFetchedFromTheOwnNetworkUnlessItsHostIsNamed() {
        API.redirects("/projects/7/jobs/41/trace", STORE.address() + "/inside");
        gitlab("lab", "X-Gitlab-Token", SECRET, "webhook-id", delivery, Payloads.gitlabJob(41))
                .is(202);
        awaitEvents("lab", 1);
        assertThat(STORE.asked("/inside")).isEmpty();
    }

    @Test
    void gitlabSignsOrSendsItsToken() {
        String body = """
                {"object_kind":"pipeline","project":{"id":7,"path_with_namespace":"acme/shop","web_url":"https://lab/acme/shop"},
                "object_attributes":{"id":5,"ref":"main","sha":"abc","status":"failed","name":"nightly"},"builds":[
                {"id":51,"name":"test","stage":"check","status":"failed","failure_reason":"script_failure"},
                {"id":52,"name":"opt","stage":"check","status":"failed","allow_failure":true},
                {"id":53,"name":"ok","stage":"check","status":"success"}]}""";
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = "v1,bad v1,"
                + Base64.getEncoder()
                        .encodeToString(Hmac.of(
                                Base64.getDecoder().decode(SIGNING_KEY.substring(6)),
                                "%s.%s.%s".formatted(delivery, time, body).getBytes(StandardCharsets.UTF_8)));
        String[] headers = {"webhook-id", delivery, "webhook-timestamp", time, "webhook-signature", signature};
        gitlab("signed", body, headers).is(202);
        headers[3] = "1000000000";
        gitlab("signed", body, headers).isProblem(ProblemType.UNAUTHORIZED);
        gitlab("signed", "X-Gitlab-Token", SIGNING_KEY, "webhook-id", "x", body).isProblem(ProblemType.UNAUTHORIZED);
        ErrorReported report =
                (ErrorReported) awaitEvents("signed", 1).getFirst().data();
        assertThat(report.context().errorMessage()).isEqualTo("test failed in check");
        assertThat(report.context().stackTrace()).isEqualTo("script_failure");
        assertThat(report.origin().runUrl()).isEqualTo("https://lab/acme/shop/-/jobs/51");
    }

    @Test
    void whoDoesNotKnowTheSecretIsRefusedWhetherThereIsSuchAWebhookOrNot() {
        String body = Payloads.job(61, "failure");
        String wrong = post("github/shop", body, "X-Hub-Signature-256", "sha256=00", "X-GitHub-Event", "workflow_job")
                .isProblem(ProblemType.UNAUTHORIZED)
                .body();
        assertThat(post(
                                "github/none",
                                body,
                                "X-Hub-Signature-256",
                                Hmac.hub(SECRET, body.getBytes(StandardCharsets.UTF_8)))
                        .isProblem(ProblemType.UNAUTHORIZED)
                        .body()
                        .replace("none", "shop"))
                .isEqualTo(wrong);
        post("github/shop", body).isProblem(ProblemType.UNAUTHORIZED);
        post("gitlab/shop", body, "X-Gitlab-Token", SECRET).isProblem(ProblemType.UNAUTHORIZED);
        post("github/shop", body + " ", "X-Hub-Signature-256", Hmac.hub(SECRET, body.getBytes(StandardCharsets.UTF_8)))
                .isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void deliveryOfMoreThanAMegabyteIsRefused() {
        String body = "{\"zen\":\"%s\"}".formatted("z".repeat(1024 * 1024 - 10));
        assertThat(body).hasSize(1024 * 1024);
        github("shop", "ping", body).is(200);
        github("shop", "ping", body + " ").isProblem(ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void strangersTakeNoRoomForValuesThatNobodyReads() {
        String body = "{\"zen\":[%s]}".formatted(String.join(",", Collections.nCopies(100_000, "1")));
        try (var others = memory.open()) {
            leaveRoom(2L * body.length(), others);
            post("github/shop", body, "X-Hub-Signature-256", "sha256=none").isProblem(ProblemType.UNAUTHORIZED);
            assertThat(github("shop", "ping", body)
                            .isProblem(ProblemType.UNAVAILABLE)
                            .body())
                    .contains("Other uploads use the memory");
        }
        github("shop", "ping", body).is(200);
    }

    @Test
    void whatTellsOfNoFailureIsIgnoredWithAReason() {
        assertThat(github("shop", "ping", "{\"zen\":\"z\"}").is(200).body()).contains("pong");
        assertThat(github("shop", "issues", "{\"action\":\"opened\"}", "a")
                        .is(202)
                        .body())
                .contains("ignored", "issues");
        assertThat(github("shop", "workflow_job", Payloads.job(71, "success"), "b")
                        .is(202)
                        .body())
                .contains("ignored", "success");
        assertThat(github("shop", "workflow_job", Payloads.job(72, "failure").replace("acme/shop", "acme/other"), "c")
                        .is(202)
                        .body())
                .contains("ignored", "acme/other");
        github("shop", "workflow_job", "{\"action\":", "d").isProblem(ProblemType.INVALID_REQUEST);
        github("shop", "workflow_job", Payloads.job(73, "failure").replace("acme/shop", "../../x"), "e")
                .isProblem(ProblemType.INVALID_REQUEST);
        github("shop", "workflow_job", Payloads.job(74, "failure"), "").isProblem(ProblemType.INVALID_REQUEST);
    }

    /** What was published for a webhook's tenant; an event that was published again counts once. */
    private List<ErrorEvent> awaitEvents(String hook, int count) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> distinct(hook), found -> found.size() == count);
    }

    private List<ErrorEvent> distinct(String hook) {
        Map<UUID, ErrorEvent> byId = new LinkedHashMap<>();
        events.of("ci-" + hook).values().forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }

    private static <T> List<T> told(List<ErrorEvent> events, Class<T> kind) {
        return events.stream()
                .map(ErrorEvent::data)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Takes all that there is but for so many bytes, or a few more. */
    private void leaveRoom(long bytes, UploadMemory.Share others) {
        try (var left = memory.open()) {
            left.add(bytes);
            while (true) {
                others.add(1024);
            }
        } catch (ProblemException _) {
            // Nothing is left.
            return;
        }
    }

    private Http.Answer github(String hook, String event, String body) {
        return github(hook, event, body, delivery);
    }

    private Http.Answer github(String hook, String event, String body, String id) {
        String[] headers = id.isEmpty()
                ? new String[] {
                    "X-Hub-Signature-256",
                    Hmac.hub(SECRET, body.getBytes(StandardCharsets.UTF_8)),
                    "X-GitHub-Event",
                    event
                }
                : new String[] {
                    "X-Hub-Signature-256",
                    Hmac.hub(SECRET, body.getBytes(StandardCharsets.UTF_8)),
                    "X-GitHub-Event",
                    event,
                    "X-GitHub-Delivery",
                    delivery + id
                };
        return post("github/" + hook, body, headers);
    }

    private Http.Answer gitlab(String hook, String name, String value, String idName, String id, String body) {
        return post("gitlab/" + hook, body, name, value, idName, id);
    }

    private Http.Answer gitlab(String hook, String body, String... headers) {
        return post("gitlab/" + hook, body, headers);
    }

    private Http.Answer post(String path, String body, String... headers) {
        return http.send(
                "POST", "/api/v1/webhooks/" + path, "application/json", BodyPublishers.ofString(body), headers);
    }
}
