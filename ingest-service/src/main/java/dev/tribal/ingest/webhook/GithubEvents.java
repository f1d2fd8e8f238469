package dev.tribal.ingest.webhook;

import dev.tribal.ingest.ci.CiJob;
import dev.tribal.ingest.ci.CiRepository;
import dev.tribal.ingest.ci.CiResult;
import dev.tribal.ingest.ci.CiResult.Kind;
import dev.tribal.ingest.ci.CiRun;
import dev.tribal.ingest.ci.CiSolution;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.github.GithubServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What GitHub's deliveries say.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class GithubEvents {
    private static final String REPOSITORY = "repository";
    private static final String ACTIONS = "github-actions";

    private GithubEvents() {}

    /** @throws dev.tribal.platform.problem.ProblemException {@code invalid-request} if a field is missing that is needed */
    static Told read(Hook hook, String event, String delivery, JsonNode payload) {
        if (event.equals("ping")) {
            return new Told.Ping();
        }
        JsonNode subject = payload.path(event);
        return switch (event) {
            case "workflow_job", "workflow_run", "check_run" -> {
                String action = payload.path("action").asString("");
                yield action.equals("completed")
                        ? completed(hook, event, delivery, payload, subject)
                        : new Told.Ignored("only what is completed counts, and the action is " + action);
            }
            default ->
                new Told.Ignored(
                        "events of the kind %s tell of no failure; choose workflow_job, workflow_run, check_run"
                                .formatted(event));
        };
    }

    private static Told completed(Hook hook, String event, String delivery, JsonNode payload, JsonNode subject) {
        CiRepository repository = Fields.repository(payload, REPOSITORY, "full_name");
        if (!hook.admits(repository.name())) {
            return new Told.Ignored("the webhook is not meant for repository " + repository.name());
        }
        Fields.number(subject, event, "id");
        String conclusion = subject.path("conclusion").asString("");
        boolean failed = GithubServer.isFailure(conclusion);
        if (event.equals("workflow_run") && conclusion.equals("success")) {
            return passed(hook, delivery, repository, subject);
        }
        if (!failed) {
            return new Told.Ignored("it did not fail: its conclusion is " + conclusion);
        }
        return switch (event) {
            case "workflow_run" -> failed(hook, delivery, repository, subject);
            case "workflow_job" ->
                result(hook, delivery, Kind.JOBS_FAILED, repository, runOfJob(subject), List.of(job(subject)));
            default -> check(hook, delivery, repository, subject);
        };
    }

    /** Without a token nobody says which jobs it were, and each of them tells of itself. */
    private static Told failed(Hook hook, String delivery, CiRepository repository, JsonNode run) {
        return hook.token() == null
                ? new Told.Ignored(
                        "the jobs of a failed run are read only by a webhook with a token; choose workflow_job")
                : result(hook, delivery, Kind.RUN_FAILED, repository, run(run), List.of());
    }

    /** A check of GitHub Actions is a job, of which {@code workflow_job} tells more. */
    private static Told check(Hook hook, String delivery, CiRepository repository, JsonNode check) {
        return check.path("app").path("slug").asString("").equals(ACTIONS)
                ? new Told.Ignored("a check of GitHub Actions is a job, of which workflow_job tells")
                : result(hook, delivery, Kind.JOBS_FAILED, repository, runOfCheck(check), List.of(check(check)));
    }

    private static Told result(
            Hook hook, String delivery, Kind kind, CiRepository repository, CiRun run, List<CiJob> jobs) {
        return new Told.Result(new CiResult(hook.id(), delivery, kind, repository, run, jobs));
    }

    private static Told passed(Hook hook, String delivery, CiRepository repository, JsonNode run) {
        if (hook.token() == null) {
            return new Told.Ignored("a passed run is compared with the one before only by a webhook with a token");
        }
        if (!GithubServer.isOf(repository, run)) {
            return new Told.Ignored(
                    "it ran on a commit of a fork, which proves nothing of the repository's own branches");
        }
        String message = run.path("head_commit").path("message").asString("");
        return new Told.Result(new CiResult(
                hook.id(), delivery, Kind.RUN_PASSED, repository, run(run), List.of(), CiSolution.in(message)));
    }

    private static CiRun run(JsonNode run) {
        CiRun read = GithubServer.run(run);
        return new CiRun(
                read.id(),
                read.attempt(),
                Fields.name(run, "name"),
                read.workflowId(),
                Fields.nameIfAny(run, "head_branch"),
                Fields.nameIfAny(run, "head_sha"),
                Fields.addressIfAny(read.url()));
    }

    private static CiRun runOfJob(JsonNode job) {
        return new CiRun(
                job.path("run_id").asLong(0),
                Math.max(1, job.path("run_attempt").asInt(1)),
                Fields.name(job, "workflow_name"),
                0,
                Fields.nameIfAny(job, "head_branch"),
                Fields.nameIfAny(job, "head_sha"),
                null);
    }

    private static CiJob job(JsonNode job) {
        CiJob read = GithubServer.job(job);
        return new CiJob(
                read.id(), Fields.name(job, "name"), read.steps(), Fields.addressIfAny(read.url()), null, true);
    }

    private static CiRun runOfCheck(JsonNode check) {
        return new CiRun(
                0,
                1,
                Fields.name(check.path("app"), "name"),
                0,
                Fields.nameIfAny(check.path("check_suite"), "head_branch"),
                Fields.nameIfAny(check, "head_sha"),
                null);
    }

    /** There is no log, only what the app says itself. */
    private static CiJob check(JsonNode check) {
        return new CiJob(
                check.path("id").asLong(0),
                Fields.name(check, "name"),
                List.of(),
                Fields.addressIfAny(check.path("html_url").asString(null)),
                said(check.path("output")),
                false);
    }

    private static @Nullable String said(JsonNode output) {
        String said = Stream.of("title", "summary", "text")
                .map(part -> output.path(part).asString("").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        return said.isEmpty() ? null : said;
    }
}
