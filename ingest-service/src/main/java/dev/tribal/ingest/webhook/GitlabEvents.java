package dev.tribal.ingest.webhook;

import dev.tribal.ingest.ci.CiJob;
import dev.tribal.ingest.ci.CiRepository;
import dev.tribal.ingest.ci.CiResult;
import dev.tribal.ingest.ci.CiResult.Kind;
import dev.tribal.ingest.ci.CiRun;
import dev.tribal.ingest.ci.CiSolution;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.gitlab.GitlabServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What GitLab's deliveries say.
 *
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">Webhook events</a>
 */
final class GitlabEvents {
    private static final String PROJECT = "project";
    private static final String NAME = "path_with_namespace";

    private GitlabEvents() {}

    /** @throws dev.tribal.platform.problem.ProblemException {@code invalid-request} if a field is missing that is needed */
    static Told read(Hook hook, String delivery, JsonNode payload) {
        String kind = payload.path("object_kind").asString("");
        return switch (kind) {
            case "build" -> job(hook, delivery, payload);
            case "pipeline" -> pipeline(hook, delivery, payload);
            default ->
                new Told.Ignored(
                        "events of the kind %s tell of no failure; choose job and pipeline events".formatted(kind));
        };
    }

    private static Told job(Hook hook, String delivery, JsonNode payload) {
        String status = payload.path("build_status").asString("");
        if (!status.equals("failed") || payload.path("build_allow_failure").asBoolean(false)) {
            return new Told.Ignored("the job did not fail, or may: its status is " + status);
        }
        CiRepository repository = Fields.repository(payload, PROJECT, NAME);
        if (!hook.admits(repository.name())) {
            return other(repository);
        }
        long id = Fields.number(payload, "build", "build_id");
        String stage = Fields.name(payload, "build_stage");
        var job = new CiJob(
                id,
                Fields.name(payload, "build_name"),
                stage.isEmpty() ? List.of() : List.of(stage),
                jobUrl(payload, id),
                Fields.nameIfAny(payload, "build_failure_reason"),
                true);
        var run = new CiRun(
                payload.path("pipeline_id").asLong(0),
                1,
                "",
                0,
                Fields.nameIfAny(payload, "ref"),
                Fields.nameIfAny(payload, "sha"),
                null);
        return new Told.Result(new CiResult(hook.id(), delivery, Kind.JOBS_FAILED, repository, run, List.of(job)));
    }

    private static Told pipeline(Hook hook, String delivery, JsonNode payload) {
        JsonNode pipeline = payload.path("object_attributes");
        String status = pipeline.path("status").asString("");
        boolean passed = status.equals("success");
        if (!passed && !status.equals("failed")) {
            return new Told.Ignored("the pipeline is not at its end: its status is " + status);
        }
        CiRepository repository = Fields.repository(payload, PROJECT, NAME);
        if (!hook.admits(repository.name())) {
            return other(repository);
        }
        if (passed && hook.token() == null) {
            return new Told.Ignored("a passed pipeline is compared with the one before only by a webhook with a token");
        }
        if (passed && isOfFork(payload.path("merge_request"))) {
            return new Told.Ignored("it ran on a commit of a fork, which proves nothing of the project's own branches");
        }
        List<CiJob> jobs = payload.path("builds")
                .valueStream()
                .filter(GitlabServer::counts)
                .map(build ->
                        GitlabServer.job(build, jobUrl(payload, build.path("id").asLong(0))))
                .toList();
        Kind kind = passed ? Kind.RUN_PASSED : jobs.isEmpty() ? Kind.RUN_FAILED : Kind.JOBS_FAILED;
        return new Told.Result(new CiResult(
                hook.id(),
                delivery,
                kind,
                repository,
                run(payload, pipeline, kind),
                passed ? List.of() : jobs,
                passed ? CiSolution.in(payload.path("commit").path("message").asString("")) : List.of()));
    }

    private static boolean isOfFork(JsonNode mergeRequest) {
        return mergeRequest.path("source_project_id").asLong(0)
                != mergeRequest.path("target_project_id").asLong(0);
    }

    /** Deliveries of jobs do not name the pipeline: a job is named the same in both, so that it counts once. */
    private static CiRun run(JsonNode payload, JsonNode pipeline, Kind kind) {
        long id = Fields.number(pipeline, "object_attributes", "id");
        String url = pipeline.path("url").asString(null);
        return new CiRun(
                id,
                1,
                kind == Kind.JOBS_FAILED ? "" : Fields.name(pipeline, "name"),
                0,
                Fields.nameIfAny(pipeline, "ref"),
                Fields.nameIfAny(pipeline, "sha"),
                Fields.addressIfAny(url == null ? page(payload, "pipelines", id) : url));
    }

    private static @Nullable String jobUrl(JsonNode payload, long id) {
        return Fields.addressIfAny(page(payload, "jobs", id));
    }

    private static @Nullable String page(JsonNode payload, String kind, long id) {
        String project = payload.path(PROJECT).path("web_url").asString("");
        return project.isEmpty() ? null : "%s/-/%s/%d".formatted(project, kind, id);
    }

    private static Told other(CiRepository repository) {
        return new Told.Ignored("the webhook is not meant for project " + repository.name());
    }
}
