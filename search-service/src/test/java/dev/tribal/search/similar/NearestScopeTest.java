package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.NearestQuery;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.catalog.Visible;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearestScopeTest extends WithCatalog {
    private static final int DEPTH = 100;

    @Test
    void withoutFiltersAllAreAskedFor() {
        add(10, "Common");
        assertThat(scope(null)).isEqualTo(new NearestScope(DEPTH, null));
    }

    @Test
    void fewThatPassAreNamed() {
        add(10, "Common");
        catalog.apply(
                List.of(change("rare", 100, "Rare", "message"), change("other", "foreign", 101, "Rare", "message")),
                Map.of());

        assertThat(scope("rare")).isEqualTo(new NearestScope(DEPTH, List.of(id("rare"))));
        assertThat(scope("rare").isEmpty()).isFalse();
    }

    @Test
    void nothingThatPassesNeedsNoQuestion() {
        add(10, "Common");
        assertThat(scope("unknown").isEmpty()).isTrue();
    }

    @Test
    void manyThatPassAreMadeUpForByAskingForMore() {
        add(1_200, "Common");
        add(1_200, "Usual");

        assertThat(scope("common")).isEqualTo(new NearestScope(300, null));
    }

    @Test
    void noMoreAreAskedForThanOneAnswerHolds() {
        add(1_001, "Common");
        add(9_000, "Usual");

        assertThat(scope("common")).isEqualTo(new NearestScope(NearestQuery.MOST, null));
    }

    private NearestScope scope(@Nullable String type) {
        var filters = new Filters(Visible.ofTenant(TENANT), type, null, null, null);
        return catalog.read(searcher -> NearestScope.of(filters, searcher, DEPTH));
    }

    private void add(int count, String type) {
        List<RecordChange> changes = IntStream.range(0, count)
                .mapToObj(i -> change(type + i, i, type, "message"))
                .toList();
        catalog.apply(changes, Map.of());
    }
}
