package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The solutions of several errors that are one: each once, with what came of it in all of them. */
final class JoinedSolutions {
    /** How many an answer has; those that were tried before others, then the newest. */
    static final int MOST = 100;

    private static final Comparator<Solution> NEWEST_FIRST =
            Comparator.comparing(Solution::recordedAt).reversed();
    private static final Comparator<Solution> TRIED_FIRST = Comparator.comparing(
                    (Solution solution) -> solution.outcomes() == null)
            .thenComparing(NEWEST_FIRST);

    private JoinedSolutions() {}

    /** The solutions of all records, newest first; of equal ones, the id is that in the earliest record. */
    static List<Solution> of(List<ErrorRecord> records) {
        Map<List<Object>, Solution> distinct = new LinkedHashMap<>();
        Map<UUID, UUID> kept = new HashMap<>();
        Instant back = cameBack(records);
        records.forEach(record -> record.solutions().forEach(solution -> {
            Solution known = Disputed.since(back, record, solution);
            Solution joined = distinct.merge(content(solution), known, JoinedSolutions::joined);
            kept.put(solution.id(), joined.id());
        }));
        return distinct.values().stream()
                .sorted(TRIED_FIRST)
                .limit(MOST)
                .sorted(NEWEST_FIRST)
                .map(solution -> withKnownSuccessor(solution, kept))
                .toList();
    }

    private static @Nullable Instant cameBack(List<ErrorRecord> records) {
        return records.stream()
                .map(record -> record.behaves().cameBackAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Object> content(Solution s) {
        return Arrays.asList(s.description(), s.codeFix(), s.explanation(), s.references(), s.verify());
    }

    private static Solution joined(Solution first, Solution second) {
        return second.outcomes() == null ? first : first.with(sum(first.tried(), second.tried()));
    }

    private static Outcomes sum(Outcomes a, Outcomes b) {
        return new Outcomes(
                a.worked() + b.worked(),
                a.failed() + b.failed(),
                a.regressions() + b.regressions(),
                latest(a.disputedAt(), b.disputedAt()),
                Stream.concat(a.listed().stream(), b.listed().stream())
                        .sorted(Comparator.comparing(Outcome::reportedAt).reversed())
                        .limit(Outcomes.MOST)
                        .toList());
    }

    private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        return Stream.of(a, b)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The successor may be one of several equal solutions, of which another is in the answer. */
    private static Solution withKnownSuccessor(Solution solution, Map<UUID, UUID> kept) {
        UUID successor = solution.supersededBy();
        UUID known = successor == null ? null : kept.get(successor);
        return known == null || known.equals(solution.id()) ? solution : solution.supersededBy(known);
    }
}
