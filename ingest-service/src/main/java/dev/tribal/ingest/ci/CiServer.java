package dev.tribal.ingest.ci;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** What is asked of a CI server. Every method throws {@link CiServerException} if it does not answer that. */
public interface CiServer {
    /** Which kind of server this is. */
    Provider provider();

    /** Reads the log of a job; the reader may be called again with the whole log if the connection breaks off. */
    <T> T log(Hook hook, CiRepository repository, CiJob job, LogReader<T> reader);

    /** The failed jobs of a run. */
    List<CiJob> failedJobs(Hook hook, CiRepository repository, CiRun run);

    /** The attempt at the same run that failed before this one passed. */
    Optional<CiRun> attemptBefore(Hook hook, CiRepository repository, CiRun run);

    /** The run that failed before this one, of the same workflow on the same branch. */
    Optional<CiRun> runBefore(Hook hook, CiRepository repository, CiRun run);

    /** Reads a log. */
    @FunctionalInterface
    interface LogReader<T> {
        T read(InputStream log) throws IOException;
    }
}
