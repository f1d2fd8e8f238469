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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
                : read(hook, result, jobs);
    }

    /** The run before with the jobs that failed in it; empty if it did not fail, or nobody says so. */
    Optional<FailedRun> before(Hook hook, CiResult result) {
        if (hook.token() == null) {
            return Optional.empty();
        }
        try {
            CiServer server = server(hook);
            Optional<CiRun> before = server.failedBefore(hook, result.repository(), result.run());
            if (before.isEmpty()) {
                return Optional.empty();
            }
            var earlier = new CiResult(
                    result.hook(),
                    result.delivery(),
                    CiResult.Kind.JOBS_FAILED,
                    result.repository(),
                    before.get(),
                    server.failedJobs(hook, result.repository(), before.get()));
            return Optional.of(new FailedRun(before.get(), read(hook, earlier, earlier.jobs())));
        } catch (CiServerException e) {
            note(hook, "The run before a passed one", e);
            return Optional.empty();
        }
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

    private List<Failed> read(Hook hook, CiResult result, List<CiJob> jobs) {
        List<Failed> failed = new ArrayList<>();
        Instant end = clock.instant().plus(LOGS_TIME);
        boolean answers = hook.token() != null;
        for (CiJob job : jobs) {
            boolean wanted = answers
                    && job.hasLog()
                    && failed.size() < MOST_LOGS
                    && clock.instant().isBefore(end);
            List<LogError> log = wanted ? log(hook, result, job) : null;
            // A server that is away, or refuses the token, for one log is not asked for the next ones.
            answers = answers && (!wanted || log != null);
            failed.add(
                    log == null || log.isEmpty()
                            ? withoutLog(hook, result, job)
                            : new Failed(
                                    job,
                                    log.stream()
                                            .map(error -> CiReports.of(hook, result, job, error))
                                            .toList()));
        }
        return failed;
    }

    private @Nullable List<LogError> log(Hook hook, CiResult result, CiJob job) {
        try {
            List<LogError> found = server(hook).log(hook, result.repository(), job, this::errors);
            health.answers(hook);
            return found;
        } catch (CiServerException e) {
            note(hook, "The log of job " + job.id(), e);
            return e.holdsForAll() ? null : List.of();
        }
    }

    /** Servers that speak GitHub's API may hand out an archive for one job, too. */
    private List<LogError> errors(InputStream log) throws IOException {
        try {
            return logs.read(log, false, _ -> {}).stream()
                    .map(JobLog::found)
                    .flatMap(found -> found.errors().stream())
                    .toList();
        } catch (LogArchiveException e) {
            throw new CiServerException(Reason.UNUSABLE, "The log of the job is an archive that cannot be read", e);
        }
    }

    private static Failed withoutLog(Hook hook, CiResult result, CiJob job) {
        return new Failed(job, List.of(CiReports.of(hook, result, job)));
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

    /** A run that failed and its failed jobs. */
    record FailedRun(CiRun run, List<Failed> jobs) {}

    /** A failed job and the reports that it leads to. */
    record Failed(CiJob job, List<NewError> reports) {}
}
