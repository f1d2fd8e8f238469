package dev.tribal.search.similar;

import dev.tribal.contracts.api.NearestQuery;
import dev.tribal.search.catalog.DocumentKeys;
import dev.tribal.search.catalog.RecordDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * How to ask for the nearest so that enough of them pass the filters, which the vector index knows nothing of: among those
 * that pass, if they are few; else for more, by as much as the filters take away.
 *
 * @param limit how many neighbours
 * @param among the only ones that may be found; {@code null} for all
 */
record NearestScope(int limit, @Nullable List<UUID> among) {
    /** What passes lies in clusters, so that a little more than its share is needed. */
    private static final double MARGIN = 1.5;

    static NearestScope of(Filters filters, IndexSearcher searcher, int depth) throws IOException {
        if (!filters.narrowTheTenant()) {
            return new NearestScope(depth, null);
        }
        int passing = searcher.count(filters.query());
        if (passing <= NearestQuery.MOST) {
            List<UUID> among = passing(filters, searcher, passing);
            if (among.size() <= NearestQuery.MOST) {
                return new NearestScope(depth, among);
            }
        }
        int all = searcher.count(Filters.ofTenant(filters.tenant()).query());
        long limit = Math.round(MARGIN * depth * all / passing);
        return new NearestScope((int) Math.min(NearestQuery.MOST, limit), null);
    }

    /** Whether nothing can be found. */
    boolean isEmpty() {
        return among != null && among.isEmpty();
    }

    private static List<UUID> passing(Filters filters, IndexSearcher searcher, int count) throws IOException {
        List<UUID> ids = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(filters.query(), Math.max(1, count)).scoreDocs) {
            for (BytesRef key : DocumentKeys.all(searcher, hit.doc)) {
                ids.add(RecordDocument.id(key));
            }
        }
        return ids;
    }
}
