package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the report of an error makes of its record. */
final class Reports {
    /** How many contexts a record keeps beside the latest. */
    static final int EARLIER_CONTEXTS = 4;

    /** The longest text of an earlier context, in characters. */
    static final int EARLIER_TEXT = 16 * 1024;

    private Reports() {}

    static ErrorRecord first(ErrorEvent event, ErrorReported report, Position position) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                event.errorId(),
                report.fingerprint(),
                report.errorType(),
                report.context(),
                List.of(),
                report.solution() == null ? List.of() : List.of(report.solution()),
                report.metadata(),
                report.origin(),
                1,
                event.time(),
                event.time(),
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                position);
    }

    static ErrorRecord again(ErrorRecord record, ErrorEvent event, ErrorReported report) {
        return RecordEdit.of(record)
                .errorType(report.errorType())
                .earlierContexts(earlier(record, report.context()))
                .context(report.context())
                .solution(report.solution())
                .metadata(report.metadata())
                .origin(report.origin())
                .occurrence(later(record.lastSeen(), event.time()))
                .state(record.state().isDone() ? ErrorState.OPEN : record.state())
                .done();
    }

    private static List<ErrorContext> earlier(ErrorRecord record, ErrorContext latest) {
        if (record.context().equals(latest)) {
            return record.earlierContexts();
        }
        ErrorContext previous = shortened(record.context());
        ErrorContext current = shortened(latest);
        List<ErrorContext> contexts = new ArrayList<>();
        if (!previous.equals(current)) {
            contexts.add(previous);
        }
        record.earlierContexts().stream()
                .filter(context -> !context.equals(previous) && !context.equals(current))
                .forEach(contexts::add);
        return contexts.subList(0, Math.min(contexts.size(), EARLIER_CONTEXTS));
    }

    private static ErrorContext shortened(ErrorContext context) {
        return new ErrorContext(
                context.language(),
                context.framework(),
                cut(context.errorMessage()),
                cutIfAny(context.codeSnippet()),
                cutIfAny(context.stackTrace()),
                context.taskDescription());
    }

    private static @Nullable String cutIfAny(@Nullable String text) {
        return text == null ? null : cut(text);
    }

    private static String cut(String text) {
        if (text.length() <= EARLIER_TEXT) {
            return text;
        }
        // Half a surrogate pair could not be written as UTF-8.
        int end = Character.isHighSurrogate(text.charAt(EARLIER_TEXT - 1)) ? EARLIER_TEXT - 1 : EARLIER_TEXT;
        return text.substring(0, end);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
