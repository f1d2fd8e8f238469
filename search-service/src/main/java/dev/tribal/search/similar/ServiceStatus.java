package dev.tribal.search.similar;

import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.Visible;
import java.util.List;

/** Finds out what can be answered at this moment. */
public final class ServiceStatus {
    private final Catalog catalog;
    private final NearestSearch nearest;
    private final String version;

    public ServiceStatus(Catalog catalog, NearestSearch nearest, String version) {
        this.catalog = catalog;
        this.nearest = nearest;
        this.version = version;
    }

    /** Asks embedding-service a tiny question, because an answer of a while ago says nothing about now. */
    ApiStatus of(Visible visible) {
        boolean whole = nearest.start("status", new NearestScope(1, null)).get().isPresent();
        List<String> degraded = whole ? List.of() : List.of(SearchResults.VECTOR);
        return new ApiStatus(whole ? "ok" : "degraded", version, catalog.count(visible), degraded);
    }
}
