package dev.tribal.ingest.ci;

import java.util.List;

/**
 * What a delivery tells, as it waits on the topic to be worked on; free of secrets.
 *
 * @param hook id of the webhook
 * @param delivery the server's id of the delivery
 * @param jobs the failed ones, if the delivery names them
 * @param solutions those that the commit of a passed run applies
 */
public record CiResult(
        String hook,
        String delivery,
        Kind kind,
        CiRepository repository,
        CiRun run,
        List<CiJob> jobs,
        List<CiSolution> solutions) {
    /** What happened. */
    public enum Kind {
        JOBS_FAILED,
        /** The delivery does not say which jobs. */
        RUN_FAILED,
        RUN_PASSED
    }

    /** A failure. */
    public CiResult(String hook, String delivery, Kind kind, CiRepository repository, CiRun run, List<CiJob> jobs) {
        this(hook, delivery, kind, repository, run, jobs, List.of());
    }

    public CiResult {
        jobs = List.copyOf(jobs);
        solutions = solutions == null ? List.of() : List.copyOf(solutions);
    }
}
