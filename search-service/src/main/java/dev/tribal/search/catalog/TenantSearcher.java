package dev.tribal.search.catalog;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Scores {@link TenantTerms} as if the tenant's records were all there are: number and average length of texts are the
 * tenant's own. It does not filter; a query must.
 */
public final class TenantSearcher extends IndexSearcher {
    private final String tenant;

    /** Searches the same view of the read model as {@code searcher}. */
    public TenantSearcher(IndexSearcher searcher, String tenant) {
        super(searcher.getIndexReader());
        this.tenant = tenant;
        setSimilarity(searcher.getSimilarity());
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        IndexReader reader = getIndexReader();
        Term length = TenantTerms.length(tenant, field);
        int records = reader.docFreq(length);
        return records == 0
                ? null
                : new CollectionStatistics(field, reader.maxDoc(), records, reader.totalTermFreq(length), records);
    }
}
