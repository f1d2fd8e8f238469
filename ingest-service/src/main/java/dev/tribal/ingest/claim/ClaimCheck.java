package dev.tribal.ingest.claim;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.LongText;
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
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.Excerpt;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * Puts every text above a threshold into the blob store, and an excerpt with a reference into the event.
 *
 * @see <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/StoreInLibrary.html">Hohpe and Woolf,
 *     Enterprise Integration Patterns: Claim Check</a>
 */
public final class ClaimCheck {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_BYTES_PER_CHARACTER = 3;

    private final LongTexts texts;
    private final long threshold;

    /** @param threshold the largest text, as UTF-8, that stays in its event */
    public ClaimCheck(LongTexts texts, DataSize threshold) {
        this.texts = texts;
        this.threshold = threshold.toBytes();
    }

    /**
     * The event as it has to be published. Doing it again with the same event stores the same again.
     *
     * @throws ProblemException {@code unavailable} if a text cannot be stored
     */
    public ErrorEvent check(ErrorEvent event) {
        ErrorEventData data = switch (event.data()) {
            case ErrorReported reported -> reported.withContext(checked(event, reported.context()));
            case ErrorUpdated updated
            when updated.context() != null -> updated.withContext(checked(event, updated.context()));
            case ErrorUpdated updated -> updated;
            case ErrorDeleted deleted -> deleted;
            case SolutionRecorded recorded -> recorded;
            case OutcomeReported reported -> reported;
            case ErrorMerged merged -> merged;
            case ErrorSplit split -> split;
            case ErrorKeptApart apart -> apart;
            case ErrorNotKeptApart undone -> undone;
            case RunsObserved observed -> observed;
            case SolutionLinked linked -> linked;
            case SolutionUnlinked unlinked -> unlinked;
            case ReportsSeparated separated -> separated;
            case ReportsRejoined rejoined -> rejoined;
            case TemplateObserved observed -> observed;
            case TemplateForgotten forgotten -> forgotten;
            case ScrubOrdered ordered -> ordered;
        };
        return event.withData(data);
    }

    private ErrorContext checked(ErrorEvent event, ErrorContext context) {
        // Whatever a client sends as attachments is not ours.
        ErrorContext checked = context.withAttachments(List.of());
        List<Attachment> attachments = new ArrayList<>();
        for (LongText field : LongText.values()) {
            String text = field.in(context);
            if (text != null && isLong(text)) {
                attachments.add(store(event, field, text));
                checked = checked.with(field, Excerpt.of(text));
            }
        }
        return checked.withAttachments(attachments);
    }

    private Attachment store(ErrorEvent event, LongText field, String text) {
        try {
            return texts.store(event.tenant(), event.errorId(), event.id(), field, text);
        } catch (BlobStoreException e) {
            throw ProblemException.unavailable(
                    "The %s is too long to be taken while the blob store cannot be used; send it again later"
                            .formatted(field.fieldName()),
                    RETRY_AFTER,
                    e);
        }
    }

    private boolean isLong(String text) {
        return (long) text.length() * MOST_BYTES_PER_CHARACTER > threshold && utf8Length(text) > threshold;
    }

    private static long utf8Length(String text) {
        // A surrogate pair has two characters and four bytes.
        return text.chars()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate((char) c) ? 2 : 3)
                .sum();
    }
}
