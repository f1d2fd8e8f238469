package dev.tribal.search.catalog;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.OccurrenceDays;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Solution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one answer of an error and those that are merged into it; nothing of that is kept anywhere else. */
final class JoinedRecord {
    /** How many contexts it has beside the latest of the error itself. */
    static final int EARLIER_CONTEXTS = 8;

    private static final Comparator<ErrorRecord> LATEST_FIRST =
            Comparator.comparing(ErrorRecord::lastSeen).reversed().thenComparing(ErrorRecord::id);

    private JoinedRecord() {}

    /**
     * The error with what is known of its parts. What is edited as a whole, such as labels, is its own; it stands where
     * the part stands about which the least is done.
     *
     * @param parts empty for a record that comes back as it is
     */
    static ErrorRecord of(ErrorRecord whole, List<ErrorRecord> parts) {
        if (parts.isEmpty()) {
            return whole;
        }
        List<ErrorRecord> sorted = parts.stream().sorted(LATEST_FIRST).toList();
        List<ErrorRecord> all = Stream.concat(Stream.of(whole), sorted.stream()).toList();
        ErrorRecord latest = all.stream().min(LATEST_FIRST).orElseThrow();
        return new ErrorRecord(
                whole.schemaVersion(),
                whole.id(),
                whole.fingerprint(),
                whole.errorType(),
                whole.context(),
                contexts(whole, sorted),
                JoinedSolutions.of(all),
                whole.metadata(),
                latest.origin(),
                all.stream().mapToLong(ErrorRecord::occurrences).sum(),
                all.stream()
                        .map(ErrorRecord::firstSeen)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                latest.lastSeen(),
                all.stream()
                        .map(ErrorRecord::state)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                whole.priority(),
                whole.assignee(),
                whole.labels(),
                whole.position(),
                all.stream().map(ErrorRecord::scrubbed).reduce(List.of(), Redaction::merged),
                whole.verifiedSource(),
                all.stream()
                        .flatMap(record -> record.reportedFrom().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                grouping(whole, all),
                OccurrenceDays.sum(
                        all.stream().map(ErrorRecord::occurrencesByDay).toList()),
                all.stream().map(ErrorRecord::behaves).reduce(Nature.NONE, Nature::plus),
                all.stream()
                        .flatMap(record -> record.changes().stream().map(change -> seenBy(whole, record, change)))
                        .sorted(Comparator.comparing(Change::at))
                        .toList());
    }

    /** A part says of which error it became one; to that one, the part is the other. */
    private static Change seenBy(ErrorRecord whole, ErrorRecord record, Change change) {
        return whole.id().equals(change.other()) ? change.to(record.id().toString()) : change;
    }

    private static Grouping grouping(ErrorRecord whole, List<ErrorRecord> all) {
        // Whoever merged what was kept apart knew better.
        Set<UUID> one = all.stream().map(ErrorRecord::id).collect(Collectors.toSet());
        return new Grouping(
                whole.groups().mergedInto(),
                all.stream()
                        .flatMap(record -> record.groups().keptApartFrom().stream())
                        .filter(other -> !one.contains(other))
                        .distinct()
                        .toList(),
                all.stream()
                        .flatMap(record -> record.groups().fingerprints().stream())
                        .distinct()
                        .toList(),
                all.stream().skip(1).map(JoinedRecord::part).toList(),
                all.stream()
                        .flatMap(record -> record.groups().linked().stream())
                        .distinct()
                        .limit(Grouping.MOST_LINKED)
                        .toList(),
                all.stream()
                        .flatMap(record -> record.groups().separated().stream())
                        .distinct()
                        .toList(),
                all.stream()
                        .map(ErrorRecord::origin)
                        .filter(Objects::nonNull)
                        .map(Origin::testId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                all.stream()
                        .flatMap(record -> record.groups().keptApartBy().entrySet().stream())
                        .filter(said -> !one.contains(said.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first)),
                null);
    }

    private static Grouping.Part part(ErrorRecord record) {
        return new Grouping.Part(
                record.id(),
                record.occurrences(),
                record.solutions().stream().map(Solution::id).toList());
    }

    /** Those of the error itself and the latest of each part; their long texts are kept under other ids. */
    private static List<ErrorContext> contexts(ErrorRecord whole, List<ErrorRecord> parts) {
        List<ErrorContext> contexts = new ArrayList<>();
        Stream.concat(
                        whole.earlierContexts().stream(),
                        parts.stream()
                                .map(part ->
                                        part.context().shortened(Limits.EXCERPT).withAttachments(List.of())))
                .filter(context -> !context.saysTheSameAs(whole.context()))
                .filter(context -> contexts.stream().noneMatch(context::saysTheSameAs))
                .limit(EARLIER_CONTEXTS)
                .forEach(contexts::add);
        return contexts;
    }
}
