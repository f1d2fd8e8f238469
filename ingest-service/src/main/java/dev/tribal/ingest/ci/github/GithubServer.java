package dev.tribal.ingest.ci.github;

import dev.tribal.ingest.ci.CiApi;
import dev.tribal.ingest.ci.CiJob;
import dev.tribal.ingest.ci.CiRepository;
import dev.tribal.ingest.ci.CiRun;
import dev.tribal.ingest.ci.CiServer;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * GitHub, or a server of one's own that speaks its API.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/workflow-jobs">REST API endpoints for workflow jobs</a>
 */
public final class GithubServer implements CiServer {
    private static final Set<String> FAILED = Set.of("failure", "timed_out", "startup_failure");
    private static final Set<String> DECIDED = Set.of("failure", "timed_out", "startup_failure", "success");

    private static final int PAGE = 100;

    /** A matrix has at most 256 jobs; there can be several. */
    private static final int MOST_PAGES = 10;

    private final CiApi api;

    public GithubServer(CiApi api) {
        this.api = api;
    }

    @Override
    public Provider provider() {
        return Provider.GITHUB;
    }

    /** Whether a conclusion of a run, a job or a step says that it failed. */
    public static boolean isFailure(String conclusion) {
        return FAILED.contains(conclusion);
    }

    @Override
    public <T> T log(Hook hook, CiRepository repository, CiJob job, LogReader<T> reader) {
        return api.text(hook, "/repos/%s/actions/jobs/%d/logs".formatted(repository.name(), job.id()), reader);
    }

    @Override
    public List<CiJob> failedJobs(Hook hook, CiRepository repository, CiRun run) {
        List<CiJob> failed = new ArrayList<>();
        int jobs = 0;
        for (int page = 1; jobs == (page - 1) * PAGE && page <= MOST_PAGES; page++) {
            List<JsonNode> some = jobs(hook, repository, run, page);
            jobs += some.size();
            some.stream()
                    .filter(job -> isFailure(job.path("conclusion").asString("")))
                    .map(GithubServer::job)
                    .forEach(failed::add);
        }
        return failed;
    }

    private List<JsonNode> jobs(Hook hook, CiRepository repository, CiRun run, int page) {
        String first = "/repos/%s/actions/runs/%d/attempts/%d/jobs?per_page=%d"
                .formatted(repository.name(), run.id(), run.attempt(), PAGE);
        return api.json(hook, page == 1 ? first : first + "&page=" + page)
                .path("jobs")
                .valueStream()
                .toList();
    }

    /** A job as deliveries and the API describe it. */
    public static CiJob job(JsonNode job) {
        List<String> steps = job.path("steps")
                .valueStream()
                .filter(step -> isFailure(step.path("conclusion").asString("")))
                .map(step -> step.path("name").asString(""))
                .toList();
        return new CiJob(
                job.path("id").asLong(0),
                job.path("name").asString(""),
                steps,
                job.path("html_url").asString(null),
                null,
                true);
    }

    @Override
    public Optional<CiRun> attemptBefore(Hook hook, CiRepository repository, CiRun run) {
        return run.attempt() == 1
                ? Optional.empty()
                : Optional.of(new CiRun(
                        run.id(),
                        run.attempt() - 1,
                        run.workflow(),
                        run.workflowId(),
                        run.branch(),
                        run.commit(),
                        run.url()));
    }

    @Override
    public Optional<CiRun> runBefore(Hook hook, CiRepository repository, CiRun run) {
        // What failed by chance in an attempt before the last would look as if this commit had fixed it.
        if (run.attempt() > 2 || run.workflowId() == 0 || run.branch() == null) {
            return Optional.empty();
        }
        return api.json(
                        hook,
                        "/repos/%s/actions/workflows/%d/runs?status=completed&per_page=20&branch=%s"
                                .formatted(
                                        repository.name(),
                                        run.workflowId(),
                                        URLEncoder.encode(run.branch(), StandardCharsets.UTF_8)))
                .path("workflow_runs")
                .valueStream()
                .filter(earlier -> earlier.path("id").asLong(0) < run.id()
                        && isOf(repository, earlier)
                        && DECIDED.contains(earlier.path("conclusion").asString("")))
                .findFirst()
                .filter(earlier -> isFailure(earlier.path("conclusion").asString("")))
                .map(GithubServer::run);
    }

    /** Whether what ran was of the repository itself; a branch of a fork, whoever's it is, may have the same name. */
    public static boolean isOf(CiRepository repository, JsonNode run) {
        return run.path("head_repository").path("id").asLong(0) == repository.id();
    }

    /** A run as deliveries and the API describe it. */
    public static CiRun run(JsonNode run) {
        return new CiRun(
                run.path("id").asLong(0),
                Math.max(1, run.path("run_attempt").asInt(1)),
                run.path("name").asString(""),
                run.path("workflow_id").asLong(0),
                run.path("head_branch").asString(null),
                run.path("head_sha").asString(null),
                run.path("html_url").asString(null));
    }
}
