package dev.tribal.ingest.ci;

import org.jspecify.annotations.Nullable;

/**
 * One run of a workflow or pipeline.
 *
 * @param id the server's number
 * @param attempt counted from 1; another attempt is the same run again; 0 stands for all that failed in it and was
 *     retried
 * @param workflow its name; empty if the server does not tell
 * @param workflowId the server's number of the workflow, 0 if there is none
 * @param url page of the run
 */
public record CiRun(
        long id,
        int attempt,
        String workflow,
        long workflowId,
        @Nullable String branch,
        @Nullable String commit,
        @Nullable String url) {}
