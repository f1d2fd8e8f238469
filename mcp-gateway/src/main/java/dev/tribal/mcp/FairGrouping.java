package dev.tribal.mcp;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.contracts.api.MergeSuggestions;
import dev.tribal.platform.limits.TenantSlots;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets the suggestions that tools ask for wait for their tenant's turn: each takes a search. */
record FairGrouping(GroupingQueries queries, TenantSlots slots, CurrentCaller caller) implements GroupingQueries {
    @Override
    public MergeSuggestions suggestions(UUID id, @Nullable Position minPosition) {
        try (var _ = slot()) {
            return queries.suggestions(id, minPosition);
        }
    }

    @Override
    public GroupingDifference difference() {
        try (var _ = slot()) {
            return queries.difference();
        }
    }

    private TenantSlots.Slot slot() {
        return slots.take(Load.SEARCH, caller.get().tenant());
    }
}
