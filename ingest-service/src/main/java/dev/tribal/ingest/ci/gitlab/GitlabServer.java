package dev.tribal.ingest.ci.gitlab;

import dev.tribal.ingest.ci.CiApi;
import dev.tribal.ingest.ci.CiJob;
import dev.tribal.ingest.ci.CiRepository;
import dev.tribal.ingest.ci.CiRun;
import dev.tribal.ingest.ci.CiServer;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GitLab, the public one or one's own.
 *
 * @see <a href="https://docs.gitlab.com/api/jobs/">Jobs API</a>
 */
public final class GitlabServer implements CiServer {
    /** In place of an attempt, which GitLab does not count: jobs are retried one by one in the same pipeline. */
    private static final int RETRIED = 0;

    private static final String FAILED = "failed";
    private static final Set<String> DECIDED = Set.of(FAILED, "success");

    private final CiApi api;

    public GitlabServer(CiApi api) {
        this.api = api;
    }

    @Override
    public Provider provider() {
        return Provider.GITLAB;
    }

    @Override
    public <T> T log(Hook hook, CiRepository repository, CiJob job, LogReader<T> reader) {
        return api.text(hook, "/projects/%d/jobs/%d/trace".formatted(repository.id(), job.id()), reader);
    }

    @Override
    public List<CiJob> failedJobs(Hook hook, CiRepository repository, CiRun run) {
        return failedJobs(hook, repository, run, run.attempt() == RETRIED);
    }

    private List<CiJob> failedJobs(Hook hook, CiRepository repository, CiRun run, boolean retried) {
        return api.json(
                        hook,
                        "/projects/%d/pipelines/%d/jobs?scope%%5B%%5D=failed&per_page=100%s"
                                .formatted(repository.id(), run.id(), retried ? "&include_retried=true" : ""))
                .valueStream()
                .filter(GitlabServer::counts)
                .map(job -> job(job, job.path("web_url").asString(null)))
                .toList();
    }

    /** Whether a job, as deliveries and the API describe it, failed and may not. */
    public static boolean counts(JsonNode job) {
        return job.path("status").asString("").equals(FAILED)
                && !job.path("allow_failure").asBoolean(false);
    }

    /** A job as deliveries of pipelines and the API describe it. */
    public static CiJob job(JsonNode job, @Nullable String url) {
        String stage = job.path("stage").asString("");
        return new CiJob(
                job.path("id").asLong(0),
                job.path("name").asString(""),
                stage.isEmpty() ? List.of() : List.of(stage),
                url,
                job.path("failure_reason").asString(null),
                true);
    }

    @Override
    public Optional<CiRun> attemptBefore(Hook hook, CiRepository repository, CiRun run) {
        return failedJobs(hook, repository, run, true).isEmpty()
                ? Optional.empty()
                : Optional.of(new CiRun(
                        run.id(), RETRIED, run.workflow(), run.workflowId(), run.branch(), run.commit(), run.url()));
    }

    @Override
    public Optional<CiRun> runBefore(Hook hook, CiRepository repository, CiRun run) {
        if (run.branch() == null) {
            return Optional.empty();
        }
        return api.json(
                        hook,
                        "/projects/%d/pipelines?per_page=20&order_by=id&sort=desc&ref=%s"
                                .formatted(repository.id(), URLEncoder.encode(run.branch(), StandardCharsets.UTF_8)))
                .valueStream()
                .filter(earlier -> earlier.path("id").asLong(0) < run.id()
                        && DECIDED.contains(earlier.path("status").asString("")))
                .findFirst()
                .filter(earlier -> earlier.path("status").asString("").equals(FAILED))
                .map(earlier -> new CiRun(
                        earlier.path("id").asLong(0),
                        1,
                        run.workflow(),
                        0,
                        run.branch(),
                        earlier.path("sha").asString(null),
                        earlier.path("web_url").asString(null)));
    }
}
