package dev.tribal.search.similar;

import dev.tribal.search.catalog.TenantSearcher;
import dev.tribal.search.catalog.TenantTerms;
import dev.tribal.search.catalog.TextField;
import dev.tribal.search.similar.RareTerms.RareTerm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by the words they share with a text, among and measured by the tenant's own: BM25F over all text fields (Robertson, Zaragoza, Taylor: Simple BM25
 * extension to multiple weighted fields, 2004).
 */
final class LexicalSearch {
    private static final float HOME_WEIGHT = 3f;

    /** The parts of a name say less than names do, and a long name must not outvote the rest by its many parts. */
    private static final float PART_WEIGHT = 0.4f;

    private static final int SCORED = 20_000;

    private final RankingSettings settings;
    private final int scored;

    LexicalSearch(RankingSettings settings) {
        this(settings, SCORED);
    }

    /** @param scored so many records are scored, unless fewer than wanted have one of the terms that find them */
    LexicalSearch(RankingSettings settings, int scored) {
        this.settings = settings;
        this.scored = scored;
    }

    /** The best hits that pass the filters; none if the texts share no word with any record. */
    LexicalHits search(IndexSearcher all, List<SearchText> texts, Filters filters) throws IOException {
        var searcher = new TenantSearcher(all, filters.tenant());
        var wanted = new ArrayList<Wanted>();
        int max = Math.max(1, settings.maxTerms() / Math.max(1, texts.size()));
        for (SearchText text : texts) {
            for (RareTerm term : RareTerms.of(text.text(), searcher.getIndexReader(), filters.tenant(), max)) {
                wanted.add(new Wanted(term, weighted(term, filters.tenant(), text.home())));
            }
        }
        if (wanted.isEmpty()) {
            return new LexicalHits(Map.of(), List.of());
        }
        var hits = searcher.search(filters.with(query(wanted)), settings.depth()).scoreDocs;
        if (hits.length < settings.depth() && filters.narrowTheTenant()) {
            // The terms that find are rare in the tenant, and what passes the filters may have none of them.
            hits = searcher.search(filters.with(anyOf(wanted)), settings.depth()).scoreDocs;
        }
        Map<Integer, Double> scores = new LinkedHashMap<>();
        for (ScoreDoc hit : hits) {
            scores.put(hit.doc, (double) hit.score);
        }
        return new LexicalHits(
                scores, wanted.stream().map(one -> one.term().text()).toList());
    }

    /**
     * Records that have one of the rarest terms, by all terms. Without that, every record of a large memory is scored for
     * words such as "not", because BM25F knows no bounds by which some could be passed over.
     */
    private Query query(List<Wanted> wanted) {
        List<Wanted> rarest = wanted.stream()
                .sorted(Comparator.comparing(Wanted::term, RareTerm.RAREST_FIRST))
                .toList();
        var found = new BooleanQuery.Builder();
        var query = new BooleanQuery.Builder();
        long records = 0;
        for (Wanted one : rarest) {
            int more = one.term().records();
            boolean finds = records + more <= scored || records < 2L * settings.depth();
            records += finds ? more : 0;
            (finds ? found : query).add(one.query(), BooleanClause.Occur.SHOULD);
        }
        return query.add(found.build(), BooleanClause.Occur.MUST).build();
    }

    private static Query anyOf(List<Wanted> wanted) {
        var any = new BooleanQuery.Builder();
        wanted.forEach(one -> any.add(one.query(), BooleanClause.Occur.SHOULD));
        return any.build();
    }

    private static Query weighted(RareTerm term, String tenant, @Nullable TextField home) {
        Query query = inAnyField(TenantTerms.text(tenant, term.text()), home);
        return term.name() ? query : new BoostQuery(query, PART_WEIGHT);
    }

    private static Query inAnyField(String term, @Nullable TextField home) {
        var query = new CombinedFieldQuery.Builder(term);
        for (TextField field : TextField.values()) {
            query.addField(field.indexName(), field.weight() * (field == home ? HOME_WEIGHT : 1));
        }
        return query.build();
    }

    private record Wanted(RareTerm term, Query query) {}

    /**
     * What was found.
     *
     * @param scores of each document, best first
     * @param terms what was searched for, rarest first in each text
     */
    record LexicalHits(Map<Integer, Double> scores, List<String> terms) {
        /** Best first. */
        List<Integer> documents() {
            return List.copyOf(scores.keySet());
        }
    }
}
