package dev.tribal.embedding.apply;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
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
import dev.tribal.embedding.fold.StoredRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which long texts a record or an event refers to. */
public final class Attachments {
    private Attachments() {}

    public static List<Attachment> of(@Nullable StoredRecord stored) {
        if (stored == null || stored.record() == null) {
            return List.of();
        }
        return Stream.concat(Stream.of(stored.record().context()), stored.record().earlierContexts().stream())
                .flatMap(context -> context.attachments().stream())
                .toList();
    }

    public static List<Attachment> of(ErrorEvent event) {
        ErrorContext context = switch (event.data()) {
            case ErrorReported reported -> reported.context();
            case ErrorUpdated updated -> updated.context();
            case ErrorDeleted _, SolutionRecorded _, OutcomeReported _, ErrorMerged _, ErrorSplit _, ScrubOrdered _ ->
                null;
            case ErrorKeptApart _, ErrorNotKeptApart _ -> null;
            case RunsObserved _, SolutionLinked _, SolutionUnlinked _, ReportsSeparated _, ReportsRejoined _ -> null;
            case TemplateObserved _, TemplateForgotten _ -> null;
        };
        return context == null ? List.of() : context.attachments();
    }
}
