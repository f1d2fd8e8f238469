package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.NearestResult.Neighbour;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.search.WithCatalog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Searches four errors of two tenants by their words and by the neighbours that a test names. */
abstract class HybridSearching extends WithCatalog {
    final List<Neighbour> neighbours = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    final void open() {
        catalog.apply(
                List.of(
                        change("cart", 1, "java.lang.NullPointerException", "Cannot invoke CartItem.total()"),
                        change("shop", 2, "java.sql.SQLException", "ORA-00942: table or view does not exist"),
                        change("login", 3, "java.io.IOException", "Connection reset by peer"),
                        change("other", "foreign", 4, "java.lang.NullPointerException", "CartItem.total() of another")),
                Map.of());
    }

    final List<UUID> ids(String query) {
        return find(query).stream().map(match -> match.record().id()).toList();
    }

    final List<Match> find(String query) {
        SearchResults results = search(query, Filters.ofTenant(TENANT), answering());
        assertThat(results.degraded()).isEmpty();
        assertThat(results.results()).allSatisfy(match -> {
            assertThat(match.why()).isNotEmpty();
            assertThat(match.score()).isBetween(0.0, 1.0);
        });
        return results.results();
    }

    final NearestErrors answering() {
        return _ -> new NearestResult(neighbours);
    }

    final SearchResults search(String query, Filters filters, NearestErrors errors) {
        try (var nearest = nearest(errors)) {
            return hybrid(nearest).search(text(query), filters, 5);
        }
    }

    static List<SearchText> text(String query) {
        return List.of(new SearchText(query, null));
    }

    static NearestSearch nearest(NearestErrors errors) {
        return HybridSearches.nearest(errors);
    }

    final HybridSearch hybrid(NearestSearch nearest) {
        return HybridSearches.of(catalog, nearest, meters);
    }
}
