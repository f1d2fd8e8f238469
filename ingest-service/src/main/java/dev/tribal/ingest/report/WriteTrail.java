package dev.tribal.ingest.report;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
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
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.security.Caller;

/** Leaves an entry in the audit log for each request whose events were accepted; never what they say. */
public final class WriteTrail {
    private static final String KIND = "error";

    private final AuditLog log;
    private final AuditEvents events;

    public WriteTrail(AuditLog log, AuditEvents events) {
        this.log = log;
        this.events = events;
    }

    void accepted(ErrorEvent event) {
        String action = switch (event.data()) {
            case ErrorReported _ -> "error.report";
            case ErrorUpdated _ -> "error.update";
            case ErrorDeleted _ -> "error.delete";
            case SolutionRecorded _ -> "solution.record";
            case OutcomeReported _ -> "outcome.report";
            case ErrorMerged _ -> "error.merge";
            case ErrorSplit _ -> "error.split";
            case ErrorKeptApart _ -> "error.keep-apart";
            case ErrorNotKeptApart _ -> "error.keep-apart.undo";
            case RunsObserved _ -> "runs.observe";
            case SolutionLinked _ -> "solution.link";
            case SolutionUnlinked _ -> "solution.unlink";
            case ReportsSeparated _ -> "error.separate";
            case ReportsRejoined _ -> "error.rejoin";
            case TemplateObserved _ -> "template.observe";
            case TemplateForgotten _ -> "template.forget";
            case ScrubOrdered _ -> "scrub.apply";
        };
        log.record(
                events.done(action, new AuditEvent.Target(KIND, event.errorId().toString())));
    }

    /** The reports of one request with many: one entry, however many they are. */
    public void reportsAccepted(Caller caller) {
        log.record(events.by(
                new AuditEvent.Actor(caller.subject(), caller.tokenId()),
                caller.tenant(),
                "reports.publish",
                new AuditEvent.Target(KIND, null),
                AuditEvent.Outcome.DONE));
    }
}
