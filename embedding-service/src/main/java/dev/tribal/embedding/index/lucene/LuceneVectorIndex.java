package dev.tribal.embedding.index.lucene;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;

/** HNSW graphs in a local folder, for one process. One commit per update. */
final class LuceneVectorIndex implements VectorIndex {
    private static final String KEY = "key";
    private static final String TENANT = "tenant";
    private static final String ID = "id";
    private static final String VECTOR = "vector";

    /** The search is approximate; a few more candidates than asked for lift its recall above .99. */
    private static final int MORE_CANDIDATES = 20;

    private final Path folder;
    private final IndexIdentity identity;
    private volatile LuceneFiles files;

    private LuceneVectorIndex(Path folder, IndexIdentity identity, LuceneFiles files) {
        this.folder = folder;
        this.identity = identity;
        this.files = files;
    }

    /** See {@link LuceneVectorIndexes#open}. */
    static LuceneVectorIndex open(Path folder, IndexIdentity identity) {
        return attempt("opened", () -> new LuceneVectorIndex(folder, identity, LuceneFiles.open(folder, identity)));
    }

    @Override
    public synchronized void update(Map<RecordKey, float[]> upserts, Collection<RecordKey> deletes) {
        if (upserts.isEmpty() && deletes.isEmpty()) {
            return;
        }
        change(writer -> {
            for (var upsert : upserts.entrySet()) {
                writer.updateDocument(term(upsert.getKey()), document(upsert.getKey(), upsert.getValue()));
            }
            for (RecordKey key : deletes) {
                writer.deleteDocuments(term(key));
            }
        });
    }

    @Override
    public synchronized void clear() {
        change(IndexWriter::deleteAll);
    }

    private void change(Change change) {
        attempt("written", () -> {
            reopenIfClosed();
            change.applyTo(files.writer());
            files.writer().commit();
            files.searchers().maybeRefreshBlocking();
            return true;
        });
    }

    /** A writer closes itself for good when it meets a full disk; a new one goes on from the last commit. */
    private void reopenIfClosed() throws IOException {
        if (!files.writer().isOpen()) {
            files.close();
            files = LuceneFiles.open(folder, identity);
        }
    }

    @Override
    public List<Neighbour> nearest(String tenant, float[] vector, int limit) {
        return search(searcher -> {
            var query = new KnnFloatVectorQuery(
                    VECTOR, vector, limit + MORE_CANDIDATES, new TermQuery(new Term(TENANT, tenant)));
            List<Neighbour> neighbours = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
                String id = searcher.storedFields().document(hit.doc).get(ID);
                // Lucene's score is (1 + cosine) / 2.
                neighbours.add(new Neighbour(UUID.fromString(id), 2.0 * hit.score - 1));
            }
            return neighbours;
        });
    }

    @Override
    public Set<RecordKey> absent(Collection<RecordKey> keys) {
        return search(searcher -> {
            Set<RecordKey> absent = new HashSet<>();
            for (RecordKey key : keys) {
                if (searcher.count(new TermQuery(term(key))) == 0) {
                    absent.add(key);
                }
            }
            return absent;
        });
    }

    @Override
    public long count() {
        return search(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    @Override
    public void check() {
        if (!files.writer().isOpen()) {
            throw new VectorIndexException(
                    "The vector index is closed",
                    new AlreadyClosedException("writer", files.writer().getTragicException()));
        }
    }

    @Override
    public synchronized void close() {
        attempt("closed", () -> {
            files.close();
            return true;
        });
    }

    private <T> T search(Search<T> search) {
        return attempt("read", () -> {
            LuceneFiles current = files;
            IndexSearcher searcher = current.searchers().acquire();
            try {
                return search.on(searcher);
            } finally {
                current.searchers().release(searcher);
            }
        });
    }

    private static Document document(RecordKey key, float[] vector) {
        var document = new Document();
        document.add(new StringField(KEY, key.toString(), Field.Store.NO));
        document.add(new StringField(TENANT, key.tenant(), Field.Store.NO));
        document.add(new StoredField(ID, key.id().toString()));
        document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    private static Term term(RecordKey key) {
        return new Term(KEY, key.toString());
    }

    private static <T> T attempt(String what, Action<T> action) {
        try {
            return action.run();
        } catch (IOException | AlreadyClosedException e) {
            throw new VectorIndexException("The vector index cannot be " + what, e);
        }
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private interface Change {
        void applyTo(IndexWriter writer) throws IOException;
    }

    private interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }
}
