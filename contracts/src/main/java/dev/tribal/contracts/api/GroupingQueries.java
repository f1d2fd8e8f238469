package dev.tribal.contracts.api;

import dev.tribal.contracts.Position;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Which errors are probably one, answered by search-service: what further fingerprints say, which decide nothing, and what a
 * search finds.
 */
@HttpExchange(accept = "application/json")
public interface GroupingQueries {
    /** The errors that are probably the same as this one, or problem {@code not-found}. */
    @Operation(operationId = "suggestMerges", summary = "The errors that are probably the same as this one")
    @GetExchange("/api/v1/errors/{id}/suggestions")
    MergeSuggestions suggestions(
            @PathVariable("id") UUID id,
            @RequestParam(name = "min_position", required = false) @Nullable Position minPosition);

    /** What the newest fingerprints would do to the records of the caller. */
    @Operation(
            operationId = "compareGrouping",
            summary = "How many records the newest fingerprints would join and split")
    @GetExchange("/api/v1/stats/grouping")
    GroupingDifference difference();
}
