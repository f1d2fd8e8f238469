package dev.tribal.search.browse;

import dev.tribal.search.catalog.RecordDocument;
import dev.tribal.search.catalog.Visible;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which errors somebody wants to see.
 *
 * @param values what they must have, case ignored but for helpers
 * @param seenSince seen at this time or later; {@code null} for any
 * @param newSince not seen before this time; {@code null} for any
 */
public record Wanted(
        Map<Facet, String> values,
        @Nullable Instant seenSince,
        @Nullable Instant newSince) {
    public static final Wanted ALL = new Wanted(Map.of(), null, null);

    public Wanted {
        values = Map.copyOf(values);
    }

    /** The same with a value that must be had. */
    public Wanted with(Facet facet, String value) {
        Map<Facet, String> more = new EnumMap<>(Facet.class);
        more.putAll(values);
        more.put(facet, value);
        return new Wanted(more, seenSince, newSince);
    }

    /** The same with any value of a facet. */
    Wanted without(Facet facet) {
        Map<Facet, String> fewer = new EnumMap<>(Facet.class);
        fewer.putAll(values);
        fewer.remove(facet);
        return new Wanted(fewer, seenSince, newSince);
    }

    BooleanQuery.Builder query(Visible visible) {
        var all = new BooleanQuery.Builder();
        visible.addTo(all);
        values.forEach(
                (facet, value) -> all.add(new TermQuery(new Term(facet.filtered(), facet.term(value))), Occur.FILTER));
        addSince(all, RecordDocument.LAST_SEEN, seenSince);
        addSince(all, RecordDocument.FIRST_SEEN, newSince);
        return all;
    }

    private static void addSince(BooleanQuery.Builder all, String field, @Nullable Instant since) {
        if (since != null) {
            Query range = NumericDocValuesField.newSlowRangeQuery(field, since.toEpochMilli(), Long.MAX_VALUE);
            all.add(range, Occur.FILTER);
        }
    }
}
