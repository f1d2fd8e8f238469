package dev.tribal.search.similar;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.search.WithCatalog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The search of the product over a catalog of its own, with whatever answers what is nearest. */
abstract class HybridSetup extends WithCatalog {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    static NearestSearch nearest(NearestErrors errors) {
        return HybridSearches.nearest(errors);
    }

    final HybridSearch hybrid(NearestSearch nearest) {
        return HybridSearches.of(catalog, nearest, meters);
    }
}
