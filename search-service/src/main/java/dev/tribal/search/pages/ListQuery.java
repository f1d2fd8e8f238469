package dev.tribal.search.pages;

import dev.tribal.search.browse.Browse;
import dev.tribal.search.browse.Facet;
import dev.tribal.search.browse.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the list of errors asks for.
 *
 * @param fields the parameters that are set, none of them blank, without the page
 * @param page from 1
 */
record ListQuery(Map<String, String> fields, int page) {
    static final int SIZE = 25;
    static final int LAST_PAGE = Browse.FARTHEST / SIZE;

    /** A search text, a time since which an error was seen, and one since which it is known. */
    static final String TEXT = "q";

    static final String SEEN = "seen";
    static final String STATE = "state";
    static final String NEW = "new";
    private static final String PAGE = "page";
    private static final int LONGEST = 2_000;

    /** The facets that the list offers. */
    static final Map<String, Facet> FACETS = facets();

    /** The facets by which a search is narrowed too, as it is for agents. */
    static final Set<String> SEARCHED = Set.of("project", "language");

    /** The times that can be chosen. */
    static final Map<String, Duration> SPANS = spans();

    static ListQuery of(MultiValueMap<String, String> parameters) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : names()) {
            String value = parameters.getFirst(name);
            if (value != null && !value.isBlank()) {
                // Forms end lines as networks do, texts of errors do not.
                fields.put(name, value.strip().replace("\r\n", "\n"));
            }
        }
        return new ListQuery(fields, page(parameters.getFirst(PAGE)));
    }

    String text() {
        return fields.getOrDefault(TEXT, "");
    }

    boolean isSearch() {
        return fields.containsKey(TEXT);
    }

    boolean isNarrowed() {
        return !fields.isEmpty();
    }

    boolean has(String name, String value) {
        return value.equalsIgnoreCase(fields.get(name));
    }

    @Nullable String value(String name) {
        return fields.get(name);
    }

    /** Those that narrow a search as well. */
    Map<String, String> ofSearch() {
        Map<String, String> kept = new LinkedHashMap<>(fields);
        kept.keySet().retainAll(SEARCHED);
        return kept;
    }

    int from() {
        return (page - 1) * SIZE;
    }

    Wanted wanted(Instant now) {
        Map<Facet, String> values = new EnumMap<>(Facet.class);
        FACETS.forEach((name, facet) -> {
            if (fields.get(name) instanceof String value) {
                values.put(facet, value);
            }
        });
        return new Wanted(values, since(SEEN, now), since(NEW, now));
    }

    /** The address with another value, from the first page on; {@code null} for none. */
    String with(String name, @Nullable String value) {
        Map<String, String> others = without(name);
        if (value != null) {
            others.put(name, value);
        }
        return address(others, 1);
    }

    /** All fields but one. */
    Map<String, String> without(String name) {
        Map<String, String> others = new LinkedHashMap<>(fields);
        others.remove(name);
        return others;
    }

    /** Whether it is too long to be an address, which browsers and servers on the way may cut or refuse. */
    boolean isLong() {
        return atPage(1).length() > LONGEST;
    }

    String atPage(int other) {
        return address(fields, other);
    }

    private @Nullable Instant since(String name, Instant now) {
        Duration span = SPANS.get(fields.getOrDefault(name, ""));
        return span == null ? null : now.minus(span);
    }

    private static String address(Map<String, String> fields, int page) {
        var address = UriComponentsBuilder.fromPath("/ui/errors");
        fields.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        if (page > 1) {
            address.queryParam(PAGE, page);
        }
        return address.encode().buildAndExpand(fields).toUriString();
    }

    private static int page(@Nullable String text) {
        try {
            return text == null ? 1 : Math.clamp(Integer.parseInt(text), 1, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private static Iterable<String> names() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        names.put(TEXT, true);
        FACETS.keySet().forEach(name -> names.put(name, true));
        names.put(SEEN, true);
        names.put(NEW, true);
        return names.keySet();
    }

    private static Map<String, Facet> facets() {
        Map<String, Facet> facets = new LinkedHashMap<>();
        facets.put(STATE, Facet.STATE);
        facets.put("project", Facet.PROJECT);
        facets.put("language", Facet.LANGUAGE);
        facets.put("source", Facet.SOURCE);
        facets.put("nature", Facet.NATURE);
        return facets;
    }

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("1h", Duration.ofHours(1));
        spans.put("24h", Duration.ofDays(1));
        spans.put("7d", Duration.ofDays(7));
        spans.put("30d", Duration.ofDays(30));
        return spans;
    }
}
