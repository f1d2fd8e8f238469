package dev.tribal.search.pages;

import dev.tribal.search.browse.Browse;
import dev.tribal.search.browse.FacetValue;
import dev.tribal.search.browse.Wanted;
import dev.tribal.search.catalog.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters beside the list of errors, with how many errors each value would leave; beside a search, nobody counts. */
final class Filters {
    private static final int SHOWN = 12;
    private static final int PROPOSED = 500;
    private static final int UNCOUNTED = -1;
    private static final Map<String, String> SPAN_LABELS =
            Map.of("1h", "last hour", "24h", "last 24 hours", "7d", "last 7 days", "30d", "last 30 days");

    private final Browse browse;

    Filters(Browse browse) {
        this.browse = browse;
    }

    /** @param searching a search is narrowed by project and language alone, as it is for agents */
    List<Filter> of(Visible visible, ListQuery query, Wanted wanted, boolean searching) {
        List<Filter> filters = new ArrayList<>();
        ListQuery.FACETS.forEach((name, facet) -> {
            if (!searching || ListQuery.SEARCHED.contains(name)) {
                filters.add(facet(name, query, browse.values(visible, wanted, facet), searching));
            }
        });
        if (!searching) {
            filters.add(spans("Last seen", ListQuery.SEEN, query));
            filters.add(spans("First seen", ListQuery.NEW, query));
        }
        return filters;
    }

    private static Filter facet(String name, ListQuery query, List<FacetValue> values, boolean searching) {
        String label = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return new Filter(
                name,
                label,
                offered(values, query.value(name)).stream()
                        .map(value -> choice(
                                name,
                                query,
                                value.value(),
                                name.equals(ListQuery.STATE) ? value.value().replace('_', ' ') : value.value(),
                                searching ? UNCOUNTED : value.count()))
                        .toList(),
                values.size() <= SHOWN ? null : another(name, query, values));
    }

    private static Filter.Another another(String name, ListQuery query, List<FacetValue> values) {
        List<String> proposed = values.stream()
                .skip(SHOWN)
                .limit(PROPOSED)
                .map(FacetValue::value)
                .toList();
        return new Filter.Another(values.size(), proposed, query.without(name));
    }

    /** The most frequent ones, and the chosen one in any case: it can only be taken back where it is shown. */
    private static List<FacetValue> offered(List<FacetValue> values, @Nullable String chosen) {
        List<FacetValue> offered = new ArrayList<>(values.subList(0, Math.min(SHOWN, values.size())));
        if (chosen != null && offered.stream().noneMatch(value -> chosen.equalsIgnoreCase(value.value()))) {
            offered.add(values.stream()
                    .filter(value -> chosen.equalsIgnoreCase(value.value()))
                    .findFirst()
                    .orElse(new FacetValue(chosen, 0)));
        }
        return offered;
    }

    private static Filter spans(String label, String name, ListQuery query) {
        return new Filter(
                name,
                label,
                ListQuery.SPANS.keySet().stream()
                        .map(span -> choice(name, query, span, SPAN_LABELS.getOrDefault(span, span), UNCOUNTED))
                        .toList(),
                null);
    }

    private static Filter.Choice choice(String name, ListQuery query, String value, String label, long count) {
        boolean chosen = query.has(name, value);
        String address = query.isLong() ? "" : query.with(name, chosen ? null : value);
        return new Filter.Choice(label, chosen ? "" : value, count, address, chosen);
    }
}
