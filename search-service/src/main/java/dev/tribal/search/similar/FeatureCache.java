package dev.tribal.search.similar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Candidate;
import dev.tribal.search.rerank.RecordFeatures;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Keeps what records are compared by, so that a search reads and takes apart only those that no search met before. A
 * document of a segment of the index never changes, so nothing kept can be out of date. Safe for threads.
 */
final class FeatureCache {
    private final Catalog catalog;
    private final Cache<Place, Known> known;

    /** @param size about how much memory it may take; nothing is kept if it is 0 */
    FeatureCache(Catalog catalog, DataSize size) {
        this.catalog = catalog;
        this.known = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((Place _, Known one) -> 100 + one.features().size())
                // In the thread that asks, because a pool of others would take the processor from searches.
                .executor(Runnable::run)
                .build();
    }

    /** A document as a candidate with the scores that it was found with. */
    Candidate candidate(IndexSearcher searcher, int document, double wordsScore, @Nullable Double cosine)
            throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var place = new Place(
                Objects.requireNonNull(leaf.reader().getCoreCacheHelper()).getKey(), document - leaf.docBase);
        Known one = known.getIfPresent(place);
        if (one == null) {
            ErrorRecord record = catalog.record(searcher, document);
            one = new Known(record.id(), RecordFeatures.of(record));
            known.put(place, one);
        }
        return new Candidate(one.id(), one.features(), wordsScore, cosine);
    }

    private record Place(IndexReader.CacheKey segment, int document) {}

    private record Known(UUID id, RecordFeatures features) {}
}
