package dev.tribal.ingest.ci;

import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.ci.CiServerException.Reason;
import dev.tribal.ingest.log.LogForms;
import dev.tribal.platform.log.JobLog;
import dev.tribal.platform.log.LogArchiveException;
import dev.tribal.platform.log.LogError;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out why jobs failed: from their logs or, without a token or a log, from what the delivery says. */
public final class JobErrors {
    private static final Logger LOG = LoggerFactory.getLogger(JobErrors.class);

    /** Of a run; a matrix that fails everywhere says the same again. */
    private static final int MOST_LOGS = 20;

    /** After this no further log of a result is begun: the deliveries of others wait. */
    static final Duration LOGS_TIME = Duration.ofMinutes(10);

    private final Map<Provider, CiServer> servers;
    private final LogForms logs;
    private final CiHealth health;
    private final Clock clock;

    public JobErrors(List<CiServer> servers, LogForms logs, CiHealth health, Clock clock) {
        this.servers = servers.stream().collect(Collectors.toMap(CiServer::provider, Function.identity()));
        this.logs = logs;
        this.health = health;
        this.clock = clock;
    }

    /** Of the failed jobs of a result; of the run itself if nothing is known of its jobs. */
    List<Failed> of(Hook hook, CiResult result) {
        List<CiJob> jobs = result.kind() == CiResult.Kind.RUN_FAILED ? jobs(hook, result) : result.jobs();
        return jobs.isEmpty()
                ? List.of(withoutLog(hook, result, CiReports.runAsJob(result.run())))
                : read(hook, result, jobs, budget());
    }

    private LogBudget budget() {
        return new LogBudget(clock, clock.instant().plus(LOGS_TIME));
    }

    /**
     * What failed before a run passed, the latest first, with the jobs that failed in it; empty if nothing did, or nobody
     * says so.
     */
    List<FailedRun> before(Hook hook, CiResult result) {
        if (hook.token() == null) {
            return List.of();
        }
        CiServer server = server(hook);
        LogBudget budget = budget();
        List<FailedRun> failed = new ArrayList<>();
        boolean isKnown = true;
        for (Before before : List.<Before>of(server::attemptBefore, server::runBefore)) {
            try {
                Optional<CiRun> run = before.of(hook, result.repository(), result.run());
                if (run.isPresent()) {
                    List<Failed> jobs = failed(hook, result, run.get(), budget);
                    failed.add(new FailedRun(run.get(), jobs, isKnown));
                    isKnown = jobs.stream().allMatch(Failed::isRead);
                }
            } catch (CiServerException e) {
                note(hook, "What failed before a passed run", e);
                isKnown = false;
            }
        }
        return failed;
    }

    private List<Failed> failed(Hook hook, CiResult result, CiRun before, LogBudget budget) {
        var earlier = new CiResult(
                result.hook(),
                result.delivery(),
                CiResult.Kind.JOBS_FAILED,
                result.repository(),
                before,
                server(hook).failedJobs(hook, result.repository(), before));
        return read(hook, earlier, earlier.jobs(), budget);
    }

    private List<CiJob> jobs(Hook hook, CiResult result) {
        if (hook.token() == null) {
            return List.of();
        }
        try {
            return server(hook).failedJobs(hook, result.repository(), result.run());
        } catch (CiServerException e) {
            note(hook, "The list of the jobs of a run", e);
            return List.of();
        }
    }

    private List<Failed> read(Hook hook, CiResult result, List<CiJob> jobs, LogBudget budget) {
        List<Failed> failed = new ArrayList<>();
        boolean answers = hook.token() != null;
        for (CiJob job : jobs) {
            Failed one = withoutLog(hook, result, job);
            try {
                if (answers && job.hasLog()) {
                    boolean wanted = failed.size() < MOST_LOGS && budget.isLeft();
                    one = wanted ? read(hook, result, job, budget) : leftOut(hook, result, job);
                }
            } catch (CiServerException e) {
                note(hook, "The log of job " + job.id(), e);
                // A server that is away, or refuses the token, for one log is not asked for the next ones.
                answers = !e.holdsForAll();
            }
            failed.add(one);
        }
        return failed;
    }

    private Failed read(Hook hook, CiResult result, CiJob job, LogBudget budget) {
        List<LogError> found = server(hook).log(hook, result.repository(), job, this::errors);
        health.answers(hook);
        if (!budget.take(found)) {
            return leftOut(hook, result, job);
        }
        List<NewError> reports = found.isEmpty()
                ? List.of(CiReports.of(hook, result, job))
                : found.stream()
                        .map(error -> CiReports.of(hook, result, job, error))
                        .toList();
        return new Failed(job, reports, true);
    }

    /** Servers that speak GitHub's API may hand out an archive for one job, too. */
    private List<LogError> errors(InputStream log) throws IOException {
        try {
            return logs.read(log, false, _ -> {}, _ -> {}).stream()
                    .map(JobLog::found)
                    .flatMap(found -> found.errors().stream())
                    .toList();
        } catch (LogArchiveException e) {
            throw new CiServerException(Reason.UNUSABLE, "The log of the job is an archive that cannot be read", e);
        }
    }

    private static Failed withoutLog(Hook hook, CiResult result, CiJob job) {
        return new Failed(job, List.of(CiReports.of(hook, result, job)), false);
    }

    /** Without the log, because others said as much as a result may. */
    private Failed leftOut(Hook hook, CiResult result, CiJob job) {
        LOG.warn(
                "The log of job {} is left out for webhook {}: others of its run take all that there is room or time"
                        + " for",
                job.id(),
                hook.id());
        return new Failed(job, List.of(CiReports.withLogLeftOut(CiReports.of(hook, result, job))), false);
    }

    private void note(Hook hook, String what, CiServerException e) {
        if (e.reason() == Reason.TOKEN_REFUSED) {
            health.refuses(hook);
        }
        LOG.warn("{} cannot be read for webhook {}: {}", what, hook.id(), e.getMessage());
    }

    private CiServer server(Hook hook) {
        CiServer server = servers.get(hook.provider());
        if (server == null) {
            throw new IllegalStateException("No CI server is known for " + hook.provider());
        }
        return server;
    }

    /** One way to ask for what failed before. */
    private interface Before {
        Optional<CiRun> of(Hook hook, CiRepository repository, CiRun run);
    }

    /**
     * A run that failed and its failed jobs.
     *
     * @param isRestKnown whether all that failed between this and the run that passed is known
     */
    record FailedRun(CiRun run, List<Failed> jobs, boolean isRestKnown) {}

    /**
     * A failed job and the reports that it leads to.
     *
     * @param isRead whether its log was read
     */
    record Failed(CiJob job, List<NewError> reports, boolean isRead) {}
}
