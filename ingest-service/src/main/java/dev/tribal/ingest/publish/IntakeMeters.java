package dev.tribal.ingest.publish;

import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorNotKeptApart;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.ReportsRejoined;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.SolutionLinked;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.contracts.event.SolutionUnlinked;
import dev.tribal.contracts.event.TemplateForgotten;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.platform.metrics.TenantLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;

/** Counts what was accepted, what was taken out of it, and what came of solutions. */
public final class IntakeMeters {
    private final MeterRegistry meters;
    private final TenantLabels tenants;
    private final Timer publish;
    private final Counter notCompared;

    public IntakeMeters(MeterRegistry meters, TenantLabels tenants) {
        this.meters = meters;
        this.tenants = tenants;
        this.publish = Timer.builder("tribal.ingest.publish")
                .description("From the first send of a request to its last acknowledgement")
                .register(meters);
        this.notCompared = Counter.builder("tribal.ingest.tests.not_compared")
                .description(
                        "Test reports whose passed tests were not compared with open errors: search did not answer in time")
                .register(meters);
    }

    /** Passed tests of a report are not compared with open errors, since nobody said in time which these are. */
    public void notCompared() {
        notCompared.increment();
    }

    <T> T publishing(Supplier<T> publishing) {
        return publish.record(publishing);
    }

    void accepted(ErrorEvent event) {
        String tenant = tenants.of(event.tenant());
        Counter.builder("tribal.ingest.accepted")
                .description("Events that are on the log, by what they say and who sent them")
                .tag("kind", kind(event.data()))
                .tag(
                        "source",
                        event.source() == null ? "unknown" : event.source().wireName())
                .tag(TenantLabels.LABEL, tenant)
                .register(meters)
                .increment();
        scrubbed(event.data()).forEach(this::scrubbed);
        if (event.data() instanceof OutcomeReported reported) {
            outcome(reported.outcome().worked(), tenant);
        }
    }

    private void scrubbed(Redaction redaction) {
        Counter.builder("tribal.ingest.scrubbed")
                .description("Secrets and personal data that were taken out, by rule")
                .tag("rule", redaction.rule())
                .register(meters)
                .increment(redaction.count());
    }

    private void outcome(boolean worked, String tenant) {
        Counter.builder("tribal.ingest.outcomes")
                .description("What came of solutions that were tried")
                .tag("result", worked ? "worked" : "failed")
                .tag(TenantLabels.LABEL, tenant)
                .register(meters)
                .increment();
    }

    private static List<Redaction> scrubbed(ErrorEventData data) {
        return switch (data) {
            case ErrorReported reported -> reported.scrubbed();
            case ErrorUpdated updated -> updated.scrubbed();
            case SolutionRecorded recorded -> recorded.scrubbed();
            case OutcomeReported reported -> reported.scrubbed();
            case ErrorDeleted _,
                    ErrorMerged _,
                    ErrorSplit _,
                    ErrorKeptApart _,
                    ErrorNotKeptApart _,
                    RunsObserved _,
                    SolutionLinked _,
                    SolutionUnlinked _,
                    ReportsSeparated _,
                    ReportsRejoined _,
                    TemplateObserved _,
                    TemplateForgotten _,
                    ScrubOrdered _ -> List.of();
        };
    }

    private static String kind(ErrorEventData data) {
        return switch (data) {
            case ErrorReported _ -> "reported";
            case ErrorUpdated _ -> "updated";
            case ErrorDeleted _ -> "deleted";
            case SolutionRecorded _ -> "solution_recorded";
            case OutcomeReported _ -> "outcome_reported";
            case ErrorMerged _ -> "merged";
            case ErrorSplit _ -> "split";
            case ErrorKeptApart _ -> "kept_apart";
            case ErrorNotKeptApart _ -> "not_kept_apart";
            case RunsObserved _ -> "runs_observed";
            case SolutionLinked _ -> "solution_linked";
            case SolutionUnlinked _ -> "solution_unlinked";
            case ReportsSeparated _ -> "reports_separated";
            case ReportsRejoined _ -> "reports_rejoined";
            case TemplateObserved _ -> "template_observed";
            case TemplateForgotten _ -> "template_forgotten";
            case ScrubOrdered _ -> "scrub_ordered";
        };
    }
}
