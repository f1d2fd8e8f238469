package dev.tribal.search.similar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.rerank.Candidate;
import dev.tribal.search.rerank.RecordFeatures;
import java.io.IOException;
import java.util.List;
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
 * document of a segment of the index never changes, and that of merged records is written anew with each of them, so
 * nothing kept can be out of date. Safe for threads.
 */
final class FeatureCache {
    private final Catalog catalog;
    private final Cache<Place, Known> known;

    /** @param size about how much memory it may take; nothing is kept if it is 0 */
    FeatureCache(Catalog catalog, DataSize size, SearchMeters meters) {
        this.catalog = catalog;
        this.known = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((Place _, Known one) -> 100
                        + one.records().stream().mapToInt(RecordFeatures::size).sum())
                // In the thread that asks, because a pool of others would take the processor from searches.
                .executor(Runnable::run)
                .recordStats()
                .build();
        meters.watch(known);
    }

    /** What a document answers for, each as a candidate with the scores that the document was found with. */
    List<Candidate> candidates(IndexSearcher searcher, int document, double wordsScore, @Nullable Double cosine)
            throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var place = new Place(
                Objects.requireNonNull(leaf.reader().getCoreCacheHelper()).getKey(), document - leaf.docBase);
        Known one = known.getIfPresent(place);
        if (one == null) {
            ErrorRecord answer = catalog.record(searcher, document);
            one = new Known(
                    answer.id(),
                    catalog.members(searcher, document, answer).stream()
                            .map(RecordFeatures::of)
                            .toList());
            known.put(place, one);
        }
        UUID id = one.id();
        return one.records().stream()
                .map(features -> new Candidate(id, features, wordsScore, cosine))
                .toList();
    }

    private record Place(IndexReader.CacheKey segment, int document) {}

    /** @param records one if nothing is merged into it */
    private record Known(UUID id, List<RecordFeatures> records) {}
}
