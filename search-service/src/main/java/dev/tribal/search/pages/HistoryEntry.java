package dev.tribal.search.pages;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an error.
 *
 * @param style what kind of news it is, for the stylesheet
 * @param other the other error that it is about; {@code null} if there is none, or it is not known
 * @param by who did it; {@code null} if that is not known
 */
record HistoryEntry(
        Instant at,
        String style,
        String what,
        @Nullable UUID other,
        @Nullable String by) {
    private static final int WORDS = 120;

    private HistoryEntry(Instant at, String style, String what, @Nullable String by) {
        this(at, style, what, null, by);
    }

    /** All of it, the newest first. */
    static List<HistoryEntry> of(ErrorRecord record) {
        List<HistoryEntry> entries = new ArrayList<>();
        entries.add(new HistoryEntry(record.firstSeen(), "report", "Reported for the first time", null));
        if (record.occurrences() > 1) {
            entries.add(new HistoryEntry(
                    record.lastSeen(),
                    "report",
                    "Seen last, %s times in all".formatted(Numbers.full(record.occurrences())),
                    null));
        }
        record.solutions().forEach(solution -> add(entries, solution));
        record.changes().forEach(change -> entries.add(of(change)));
        entries.sort(Comparator.comparing(HistoryEntry::at).reversed());
        return entries;
    }

    private static HistoryEntry of(Change change) {
        String to = change.to() == null ? "nobody" : change.to();
        String what = switch (change.what()) {
            case STATE -> "State: " + to.replace('_', ' ');
            case PRIORITY -> "Priority: " + to;
            case ASSIGNEE -> "Assigned to " + to;
            case LABELS -> labels(change.to());
            case MERGED -> "Merged with another error";
            case SPLIT -> "Taken apart again";
            case SEPARATED -> "Some reports separated into an error of their own";
            case REJOINED -> "Separated reports brought back";
        };
        return new HistoryEntry(change.at(), "change", what, change.other(), change.by());
    }

    /** @param labels {@code null} if they are not known */
    private static String labels(@Nullable String labels) {
        if (labels == null) {
            return "Labels changed";
        }
        return "Labels: " + (labels.isEmpty() ? "none" : labels);
    }

    private static void add(List<HistoryEntry> entries, Solution solution) {
        String what = brief(solution.description());
        entries.add(
                new HistoryEntry(solution.recordedAt(), "recorded", "Solution recorded: " + what, solution.author()));
        Outcomes tried = solution.tried();
        for (Outcome outcome : tried.listed()) {
            String verdict = outcome.worked() ? "Worked: " : "Did not work: ";
            String style = outcome.worked() ? "worked" : "failed";
            entries.add(new HistoryEntry(outcome.reportedAt(), style, verdict + what, outcome.reporter()));
        }
        if (tried.disputedAt() != null) {
            entries.add(new HistoryEntry(tried.disputedAt(), "failed", "Came back after it had worked: " + what, null));
        }
    }

    private static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > WORDS ? line.substring(0, WORDS) + "…" : line;
    }
}
