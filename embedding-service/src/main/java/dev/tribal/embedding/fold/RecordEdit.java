package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.OccurrenceDays;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Priority;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds the next state of a record from the one before; a value of {@code null} changes nothing. */
final class RecordEdit {
    private final ErrorRecord before;
    private String errorType;
    private ErrorContext context;
    private List<ErrorContext> earlierContexts;
    private List<Solution> solutions;
    private Map<String, Object> metadata;
    private @Nullable Origin origin;
    private long occurrences;
    private Instant lastSeen;
    private ErrorState state;
    private @Nullable Priority priority;
    private @Nullable String assignee;
    private List<String> labels;
    private Position position;
    private List<Redaction> scrubbed;
    private @Nullable Source verifiedSource;
    private List<String> projects;
    private Grouping grouping;
    private Map<LocalDate, Long> occurrencesByDay;
    private Nature nature;

    private RecordEdit(ErrorRecord before) {
        this.before = before;
        this.errorType = before.errorType();
        this.context = before.context();
        this.earlierContexts = before.earlierContexts();
        this.solutions = before.solutions();
        this.metadata = before.metadata();
        this.origin = before.origin();
        this.occurrences = before.occurrences();
        this.lastSeen = before.lastSeen();
        this.state = before.state();
        this.priority = before.priority();
        this.assignee = before.assignee();
        this.labels = before.labels();
        this.position = before.position();
        this.scrubbed = before.scrubbed();
        this.verifiedSource = before.verifiedSource();
        this.projects = before.projects();
        this.grouping = before.groups();
        this.occurrencesByDay = before.occurrencesByDay();
        this.nature = before.behaves();
    }

    static RecordEdit of(ErrorRecord before) {
        return new RecordEdit(before);
    }

    RecordEdit errorType(@Nullable String value) {
        errorType = value == null ? errorType : value;
        return this;
    }

    /** @param by which kind of principal brought it; {@code null} if that is not known */
    RecordEdit context(@Nullable ErrorContext value, @Nullable Source by) {
        context = value == null ? context : value;
        verifiedSource = value == null ? verifiedSource : by;
        return this;
    }

    RecordEdit earlierContexts(List<ErrorContext> value) {
        earlierContexts = value;
        return this;
    }

    /** Adds a solution unless it is there; one that nobody recorded only if it may be one. */
    RecordEdit solution(@Nullable Solution value) {
        if (value != null && (value.candidate() == null || CandidateSolutions.mayAdd(solutions, nature, value))) {
            solutions = Solutions.add(solutions, value);
        }
        return this;
    }

    /** Adds what came of one of the solutions; one that is not there has no outcomes. */
    RecordEdit outcome(UUID solutionId, Outcome value) {
        solutions = Tally.add(solutions, solutionId, value);
        return this;
    }

    /**
     * Reopens a record that was done. If it was, or it came back after a run had passed, what had worked is disputed, and
     * what nobody tried of what nobody recorded is forgotten: it did not fix it.
     *
     * @param afterPassed whether it came back so
     */
    RecordEdit seenAgain(Instant time, boolean afterPassed) {
        if (state.isDone() || afterPassed) {
            solutions = state.isDone() ? Tally.disputed(solutions, time) : Tally.disputedAnew(solutions, time);
            state = state.isDone() ? ErrorState.OPEN : state;
            solutions = CandidateSolutions.tried(solutions);
            nature = nature.cameBack(time);
        }
        return this;
    }

    /**
     * Begins where an error stands of which this is the continuation: what was said of that as a whole holds on.
     *
     * @param back whether it is seen again after it was done, or after a run had passed
     */
    RecordEdit continuing(ErrorRecord earlier, Instant time, boolean back) {
        metadata = MergedMetadata.of(earlier.metadata(), metadata);
        nature = back ? nature.cameBack(time) : nature;
        return priority(earlier.priority()).assignee(earlier.assignee()).labels(earlier.labels());
    }

    /** Adds what runs told of it. */
    RecordEdit runs(Nature more) {
        nature = nature.plus(more);
        return this;
    }

    RecordEdit metadata(Map<String, Object> value) {
        metadata = value.isEmpty() ? metadata : MergedMetadata.of(metadata, value);
        return this;
    }

    RecordEdit origin(@Nullable Origin value) {
        origin = value == null ? origin : value;
        return this;
    }

    RecordEdit projects(List<String> value) {
        projects = value;
        return this;
    }

    /** Counts a report that was accepted at that time, which may be before the latest. */
    RecordEdit occurrence(Instant time) {
        occurrences++;
        lastSeen = time.isAfter(lastSeen) ? time : lastSeen;
        occurrencesByDay = OccurrenceDays.plus(occurrencesByDay, LocalDate.ofInstant(time, ZoneOffset.UTC));
        return this;
    }

    /** Makes it a part of another error; no error is a part of itself. */
    RecordEdit mergedInto(UUID target) {
        return target.equals(before.id()) ? this : grouping(before -> before.into(target));
    }

    /** Changes what is known of it and others. */
    RecordEdit grouping(UnaryOperator<Grouping> change) {
        grouping = change.apply(grouping);
        return this;
    }

    RecordEdit state(@Nullable ErrorState value) {
        state = value == null ? state : value;
        return this;
    }

    RecordEdit priority(@Nullable Priority value) {
        priority = value == null ? priority : value;
        return this;
    }

    RecordEdit assignee(@Nullable String value) {
        assignee = value == null ? assignee : value;
        return this;
    }

    RecordEdit labels(@Nullable List<String> value) {
        labels = value == null ? labels : value;
        return this;
    }

    RecordEdit position(Position value) {
        position = value;
        return this;
    }

    /** Adds to the receipt: texts that earlier events brought may still be there. */
    RecordEdit scrubbed(List<Redaction> value) {
        scrubbed = value.isEmpty() ? scrubbed : Redaction.merged(scrubbed, value);
        return this;
    }

    ErrorRecord done() {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                before.id(),
                before.fingerprint(),
                errorType,
                context,
                earlierContexts,
                solutions,
                metadata,
                origin,
                occurrences,
                before.firstSeen(),
                lastSeen,
                state,
                priority,
                assignee,
                labels,
                position,
                scrubbed,
                verifiedSource,
                projects,
                grouping,
                occurrencesByDay,
                nature,
                before.changes());
    }
}
