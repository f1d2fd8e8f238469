package dev.tribal.mcp;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.contracts.api.MergeSuggestions;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Suggests all other errors; fails while the search is away. */
final class InMemoryGrouping implements GroupingQueries {
    private final InMemoryErrors errors;

    InMemoryGrouping(InMemoryErrors errors) {
        this.errors = errors;
    }

    @Override
    public MergeSuggestions suggestions(UUID id, Position minPosition) {
        if (errors.slow) {
            throw ProblemException.unavailable("search cannot be reached", Duration.ofSeconds(1), null);
        }
        return new MergeSuggestions(errors.records.values().stream()
                .filter(record -> !record.id().equals(id))
                .map(this::suggestion)
                .toList());
    }

    private Suggestion suggestion(ErrorRecord other) {
        return new Suggestion(
                other.id(),
                other.errorType(),
                other.context().errorMessage(),
                other.occurrences(),
                other.lastSeen(),
                List.of("the same type"),
                other.solutions().size(),
                errors.sureness,
                Verdict.SAME);
    }

    @Override
    public GroupingDifference difference() {
        throw new UnsupportedOperationException("No tool asks for it");
    }
}
