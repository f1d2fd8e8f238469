package dev.tribal.ingest.ci;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.ingest.log.LogReports;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.log.LogError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words the reports of failed jobs. */
final class CiReports {
    private static final String TYPE = "CiJobFailed";

    /** The server's number; a later run has a larger one. */
    private static final String RUN = "run";

    private CiReports() {}

    /** An error that stands in the log of a job. */
    static NewError of(Hook hook, CiResult result, CiJob job, LogError error) {
        NewError report = LogReports.of(error, null, origin(hook, result, job, null));
        Map<String, Object> metadata = new LinkedHashMap<>(report.metadata() == null ? Map.of() : report.metadata());
        metadata.put("ci", place(hook, result, job));
        return new NewError(report.errorType(), report.context(), null, metadata, report.origin());
    }

    /** A job of which no more is known than that it failed, and in which step. */
    static NewError of(Hook hook, CiResult result, CiJob job) {
        String name = Stream.of(result.run().workflow(), job.name())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" / "));
        String steps = String.join(", ", job.steps());
        String message =
                "%s failed%s".formatted(name.isEmpty() ? "A job" : name, steps.isEmpty() ? "" : " in " + steps);
        String reason = job.reason();
        var context = new ErrorContext(
                null,
                hook.provider().wireName(),
                message,
                null,
                reason == null || reason.isBlank() ? null : reason,
                null);
        // By its names alone the job of one repository would be that of another.
        String id = "%s: %s".formatted(result.repository().name(), name);
        return new NewError(TYPE, context, null, Map.of("ci", place(hook, result, job)), origin(hook, result, job, id));
    }

    /** The same, saying that there is a log nobody has read. */
    static NewError withLogLeftOut(NewError report) {
        Map<String, Object> metadata = new LinkedHashMap<>(report.metadata() == null ? Map.of() : report.metadata());
        metadata.put("log_left_out", "the logs of other jobs of the run take all that Tribal reads of a run");
        return new NewError(report.errorType(), report.context(), null, metadata, report.origin());
    }

    /** A run of which not even the jobs are known. */
    static CiJob runAsJob(CiRun run) {
        return new CiJob(0, "", List.of(), run.url(), null, false);
    }

    /** What is noted of the errors of the run before when one passes. */
    static Map<String, Object> passed(Hook hook, CiResult result) {
        Map<String, Object> passed = new LinkedHashMap<>();
        passed.put("provider", hook.provider().wireName());
        passed.put("repository", result.repository().name());
        Shortened.putIfAny(passed, "workflow", result.run().workflow(), Limits.NAME);
        Shortened.putIfAny(passed, "branch", result.run().branch(), Limits.NAME);
        Shortened.putIfAny(passed, "commit", result.run().commit(), Limits.NAME);
        Shortened.putIfAny(passed, "run_url", result.run().url(), Limits.NAME);
        passed.put(RUN, result.run().id());
        return passed;
    }

    /** What a passed run says of a solution whose error the run before had. */
    static NewOutcome worked(CiResult result) {
        String workflow = result.run().workflow();
        return new NewOutcome(
                true,
                "%s passes, and the error that the run before had is gone"
                        .formatted(workflow.isBlank() ? "The run" : workflow),
                Source.CI,
                result.run().url(),
                result.run().commit(),
                null);
    }

    private static Origin origin(Hook hook, CiResult result, CiJob job, @Nullable String testId) {
        return new Origin(
                Source.CI,
                Shortened.start(hook.projectOf(result.repository()), Limits.NAME),
                result.run().commit(),
                job.url() == null ? result.run().url() : job.url(),
                testId,
                null);
    }

    private static Map<String, Object> place(Hook hook, CiResult result, CiJob job) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("provider", hook.provider().wireName());
        place.put("repository", result.repository().name());
        Shortened.putIfAny(place, "workflow", result.run().workflow(), Limits.NAME);
        Shortened.putIfAny(place, "job", job.name(), Limits.NAME);
        Shortened.putIfAny(place, "step", String.join(", ", job.steps()), Limits.NAME);
        Shortened.putIfAny(place, "branch", result.run().branch(), Limits.NAME);
        place.put(RUN, result.run().id());
        place.put("attempt", result.run().attempt());
        return place;
    }
}
