package dev.tribal.ingest.ci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failed job of a run.
 *
 * @param id the server's number
 * @param steps the names of its failed steps or, where there are no steps, of its stage
 * @param url page of the job
 * @param reason what the server says about why it failed
 * @param hasLog whether the server keeps a log of it
 */
public record CiJob(
        long id,
        String name,
        List<String> steps,
        @Nullable String url,
        @Nullable String reason,
        boolean hasLog) {
    public CiJob {
        steps = List.copyOf(steps);
    }
}
