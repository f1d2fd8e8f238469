package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * The read model of one instance: every record of every tenant, searchable. One thread writes, any number reads. All
 * methods throw {@link UncheckedIOException} if the disk fails.
 */
public final class Catalog implements AutoCloseable {
    private final Path folder;
    private final RecordDocument documents = new RecordDocument();
    private final AppliedPositions positions = new AppliedPositions();
    private volatile OpenIndex index;
    private FeedState state;

    /** Opens the read model in a folder; one that cannot be used is emptied. */
    @SuppressWarnings("this-escape")
    public Catalog(Path folder) {
        this.folder = folder;
        this.index = unchecked(() -> OpenIndex.open(folder));
        this.state = committedState();
    }

    /** What is visible to readers. */
    public AppliedPositions positions() {
        return positions;
    }

    /** How far the records topic is applied, at the end of the last batch. */
    public FeedState state() {
        return state;
    }

    /**
     * Prepares for changes of a topic: goes on where the last ones of the same topic ended, and starts over for another
     * one, whose offsets mean something else.
     */
    public FeedState begin(String topicId) {
        if (!index.writer().isOpen()) {
            reopen();
        }
        if (!state.topicId().equals(topicId)) {
            startOver(topicId);
        }
        return state;
    }

    /** Empties the read model. */
    public void startOver(String topicId) {
        unchecked(() -> index.writer().deleteAll());
        state = FeedState.of(topicId);
        positions.reset();
        commit();
        refresh();
    }

    /**
     * Makes a batch of changes visible, then wakes those who wait for them. Applying a batch again changes nothing.
     *
     * @param changes in the order of the topic
     * @param nextOffsets the offset after the batch, for each partition of the records topic that it touches
     */
    public void apply(List<RecordChange> changes, Map<Integer, Long> nextOffsets) {
        read(searcher -> {
            for (RecordChange change : latestOf(changes)) {
                if (!isOlder(positionOf(change), indexedPosition(searcher, change))) {
                    apply(change);
                }
            }
            return changes.size();
        });
        refresh();
        changes.forEach(change -> positions.advance(change.position()));
        Map<Integer, Long> offsets = new HashMap<>(state.offsets());
        offsets.putAll(nextOffsets);
        state = new FeedState(state.topicId(), offsets, positions.snapshot());
    }

    /** Makes what is applied survive a restart. */
    public void commit() {
        IndexWriter writer = index.writer();
        writer.setLiveCommitData(state.toUserData().entrySet());
        unchecked(writer::commit);
    }

    /** The visible record with this id. */
    public Optional<ErrorRecord> find(Visible visible, UUID id) {
        var wanted = new BooleanQuery.Builder()
                .add(new TermQuery(RecordDocument.key(visible.tenant(), id)), BooleanClause.Occur.FILTER);
        visible.addTo(wanted);
        return read(searcher -> {
            ScoreDoc[] hits = searcher.search(wanted.build(), 1).scoreDocs;
            return hits.length == 0 ? Optional.empty() : Optional.of(record(searcher, hits[0].doc));
        });
    }

    /** How many records are visible. */
    public long count(Visible visible) {
        return this.<Integer>read(searcher -> searcher.count(visible.query()));
    }

    /** The record of a document that a searcher found. */
    public ErrorRecord record(IndexSearcher searcher, int document) throws IOException {
        return documents.read(searcher.storedFields().document(document));
    }

    /** Reads from one unchanging view of the read model. Whoever searches must filter by what is {@link Visible}. */
    public <T> T read(Reading<T> reading) {
        var searchers = index.searchers();
        return unchecked(() -> {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        });
    }

    /** Leaves what was committed; what was not is read again from the topic. */
    @Override
    public void close() {
        unchecked(() -> {
            index.close();
            return folder;
        });
    }

    private void reopen() {
        close();
        index = unchecked(() -> OpenIndex.open(folder));
        state = committedState();
    }

    private FeedState committedState() {
        var userData = index.writer().getLiveCommitData();
        FeedState committed = userData == null ? FeedState.NONE : FeedState.ofUserData(userData);
        positions.reset();
        committed.applied().forEach((partition, offset) -> positions.advance(new Position(partition, offset)));
        return committed;
    }

    private void apply(RecordChange change) throws IOException {
        Term key = RecordDocument.key(change.tenant(), change.errorId());
        if (change.record() == null) {
            index.writer().deleteDocuments(key);
        } else {
            index.writer().updateDocument(key, documents.write(change.tenant(), change.record()));
        }
    }

    private void refresh() {
        unchecked(() -> {
            index.searchers().maybeRefreshBlocking();
            return folder;
        });
    }

    private static Collection<RecordChange> latestOf(List<RecordChange> changes) {
        Map<Term, RecordChange> latest = new LinkedHashMap<>();
        for (RecordChange change : changes) {
            latest.merge(
                    RecordDocument.key(change.tenant(), change.errorId()),
                    change,
                    (earlier, later) -> isOlder(positionOf(later), positionOf(earlier)) ? earlier : later);
        }
        return latest.values();
    }

    private static Position positionOf(RecordChange change) {
        return change.record() == null ? change.position() : change.record().position();
    }

    private static boolean isOlder(Position position, @Nullable Position than) {
        return than != null && position.partition() == than.partition() && position.offset() < than.offset();
    }

    private static @Nullable Position indexedPosition(IndexSearcher searcher, RecordChange change) throws IOException {
        ScoreDoc hit = documentOf(searcher, RecordDocument.key(change.tenant(), change.errorId()));
        if (hit == null) {
            return null;
        }
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        return new Position(
                (int) number(leaf, RecordDocument.PARTITION, hit.doc), number(leaf, RecordDocument.OFFSET, hit.doc));
    }

    private static long number(LeafReaderContext leaf, String field, int document) throws IOException {
        var values = leaf.reader().getNumericDocValues(field);
        values.advanceExact(document - leaf.docBase);
        return values.longValue();
    }

    private static @Nullable ScoreDoc documentOf(IndexSearcher searcher, Term key) throws IOException {
        ScoreDoc[] hits = searcher.search(new TermQuery(key), 1).scoreDocs;
        return hits.length == 0 ? null : hits[0];
    }

    private static <T> T unchecked(Callable<T> access) {
        try {
            return access.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Callable<T> {
        T call() throws IOException;
    }

    /** Something to do with one view of the read model. */
    public interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }
}
