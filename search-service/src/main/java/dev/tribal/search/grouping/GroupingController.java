package dev.tribal.search.grouping;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.GroupingDifference;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.contracts.api.MergeSuggestions;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.similar.ReadYourWrites;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Says which errors are probably one, among those that the current caller may see. */
@RestController
public final class GroupingController implements GroupingQueries {
    private final Suggestions suggestions;
    private final ShadowGrouping shadow;
    private final ReadYourWrites writes;
    private final CurrentCaller caller;

    public GroupingController(Suggestions suggestions, ShadowGrouping shadow, Catalog catalog, CurrentCaller caller) {
        this.suggestions = suggestions;
        this.shadow = shadow;
        this.writes = new ReadYourWrites(catalog.positions());
        this.caller = caller;
    }

    @Override
    public MergeSuggestions suggestions(UUID id, @Nullable Position minPosition) {
        Visible visible = Visible.to(caller.get());
        writes.await(minPosition, null);
        return suggestions.of(visible, id);
    }

    @Override
    public GroupingDifference difference() {
        return shadow.of(Visible.to(caller.get()));
    }
}
