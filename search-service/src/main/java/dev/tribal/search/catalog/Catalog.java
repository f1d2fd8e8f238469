package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.event.RecordChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/**
 * The read model of one instance: every record of every tenant, searchable. One thread writes, any number reads. All
 * methods throw {@link UncheckedIOException} if the disk fails.
 */
public final class Catalog implements AutoCloseable {
    /** Of more, the words are found, but nothing is compared in detail. */
    private static final int COMPARED_PARTS = 15;

    private final Path folder;
    private final RecordDocument documents = new RecordDocument();
    private final AppliedPositions positions = new AppliedPositions();
    private volatile OpenIndex index;
    private volatile FeedState state;

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
            var indexed = new IndexedRecords(searcher, documents);
            new Groups(indexed, indexed.news(changes)).write(index.writer());
            return changes.size();
        });
        refresh();
        changes.forEach(change -> positions.advance(change.position()));
        Map<Integer, Long> offsets = new HashMap<>(state.offsets());
        offsets.putAll(nextOffsets);
        state = new FeedState(state.topicId(), offsets, positions.snapshot(), state.complete());
    }

    /** Notes that at this moment nothing of the topic was missing; the next commit keeps it. */
    public void complete(Instant moment) {
        state = new FeedState(state.topicId(), state.offsets(), state.applied(), moment);
    }

    /** Makes what is applied survive a restart. */
    public void commit() {
        IndexWriter writer = index.writer();
        writer.setLiveCommitData(state.toUserData().entrySet());
        unchecked(writer::commit);
    }

    /** The visible record with this id, or the one that it is merged into. */
    public Optional<ErrorRecord> find(Visible visible, UUID id) {
        BytesRef key = RecordDocument.key(visible.tenant(), id).bytes();
        var wanted = new BooleanQuery.Builder().add(RecordDocument.answering(List.of(key)), BooleanClause.Occur.FILTER);
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

    /** What results of tests would say something of, of a document that has the field {@link RecordDocument#TESTED}. */
    public TestedError tested(IndexSearcher searcher, int document) throws IOException {
        return documents.tested(DocumentKeys.bytes(searcher, document, RecordDocument.TESTED));
    }

    /**
     * What a document answers for, one by one: a record itself and the latest seen of those that are merged into it.
     *
     * @param answer the record of the document
     */
    public List<ErrorRecord> members(IndexSearcher searcher, int document, ErrorRecord answer) throws IOException {
        if (answer.groups().merged().isEmpty()) {
            return List.of(answer);
        }
        var indexed = new IndexedRecords(searcher, documents);
        String tenant = RecordName.of(DocumentKeys.own(searcher, document)).tenant();
        List<ErrorRecord> members = new ArrayList<>();
        members.add(documents.own(searcher.storedFields().document(document)));
        for (var part : answer.groups().merged().stream().limit(COMPARED_PARTS).toList()) {
            ErrorRecord member = indexed.find(new RecordName(tenant, part.id()));
            if (member != null) {
                members.add(member);
            }
        }
        return members;
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
        close(index);
    }

    /** Readers keep what they had until there is something else; the writer has let go of the folder when it failed. */
    private void reopen() {
        OpenIndex failed = index;
        index = unchecked(() -> OpenIndex.open(folder));
        state = committedState();
        close(failed);
    }

    private void close(OpenIndex open) {
        unchecked(() -> {
            open.close();
            return folder;
        });
    }

    private FeedState committedState() {
        var userData = index.writer().getLiveCommitData();
        FeedState committed = userData == null ? FeedState.NONE : FeedState.ofUserData(userData);
        positions.reset();
        committed.applied().forEach((partition, offset) -> positions.advance(new Position(partition, offset)));
        return committed;
    }

    private void refresh() {
        unchecked(() -> {
            index.searchers().maybeRefreshBlocking();
            return folder;
        });
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
