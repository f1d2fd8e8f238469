package dev.tribal.embedding.apply;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.embedding.scrub.RecordScrubber;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.template.LeafRevision;
import dev.tribal.platform.template.TemplateLeaf;
import dev.tribal.platform.template.TemplatesTopic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One record, or one leaf of learnt templates, while the events of a batch are folded into it. */
@SuppressWarnings("ReferenceEquality") // Fold promises the very same object if an event changes nothing.
final class FoldedRecord {
    private final RecordKey key;
    private final @Nullable StoredRecord before;
    private final Set<Attachment> attachments = new LinkedHashSet<>();
    private final Map<List<Object>, ErrorEvent> followUps = new LinkedHashMap<>();
    private @Nullable StoredRecord after;
    private @Nullable Position first;
    private @Nullable Position last;
    private @Nullable Instant acceptedAt;
    private boolean redelivered;
    private @Nullable Instant deletion;
    private boolean embeddingNeeded;
    private @Nullable String text;

    FoldedRecord(RecordKey key, @Nullable StoredRecord before) {
        this.key = key;
        this.before = before;
        this.after = before;
        this.attachments.addAll(Attachments.of(before));
    }

    /**
     * Folds one event.
     *
     * @param scrubber carries out the order that the event may be
     * @param earlier knows what holds of a report because of what was known of its like before
     * @throws UnreadableEventException if the event cannot be folded, now or ever
     */
    void fold(AcceptedEvent accepted, String topicId, RecordScrubber scrubber, EarlierDecisions earlier) {
        StoredRecord next;
        try {
            next = earlier.fold(after, accepted.event(), accepted.position(), topicId, this::follows);
        } catch (RecordStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // Folding is a pure function: what fails once fails always.
            throw new UnreadableEventException("The event cannot be applied", e);
        }
        if (next != after && accepted.event().data() instanceof ScrubOrdered order) {
            next = scrubber.carryOut(order, next);
        }
        redelivered |= next == after;
        after = next;
        attachments.addAll(Attachments.of(accepted.event()));
        if (accepted.event().data() instanceof ErrorDeleted) {
            deletion = accepted.event().time();
        }
        if (first == null) {
            first = accepted.position();
        }
        if (acceptedAt == null && !accepted.replayed()) {
            acceptedAt = accepted.event().time();
        }
        last = accepted.position();
    }

    /** A merge is the same until it is applied, however many reports it follows from. */
    private void follows(ErrorEvent event) {
        followUps.putIfAbsent(
                event.data() instanceof ErrorMerged merged
                        ? List.of(event.errorId(), merged)
                        : List.of(followUps.size()),
                event);
    }

    /**
     * Renders the text and notes whether it has to be embedded. That is so for a new text, and for any record of which
     * an event came again: the process may have been killed between store and index.
     */
    void render() {
        StoredRecord stored = after;
        if (stored == null || stored.record() == null || saysTheSame(stored.record())) {
            return;
        }
        String rendered = RetrievalText.ofRecord(stored.record());
        String hash = Wording.hash(rendered);
        text = rendered;
        embeddingNeeded = redelivered || !hash.equals(stored.textHash());
        if (isChanged()) {
            after = stored.withTextHash(hash);
        }
    }

    /** Rendering takes longer than folding, and in a storm every batch says the same again. */
    private boolean saysTheSame(ErrorRecord record) {
        return !redelivered
                && before != null
                && before.record() != null
                && before.textHash() != null
                && RetrievalText.areSame(before.record(), record);
    }

    RecordKey key() {
        return key;
    }

    /** Whether the store has to be written. */
    boolean isChanged() {
        return after != before;
    }

    /** Whether the events made a record where there was none. */
    boolean isNew() {
        return after != null && after.record() != null && (before == null || before.record() == null);
    }

    boolean isDeleted() {
        return after != null && after.isEmpty();
    }

    /** The entry that says what a leaf knows if the topic of templates may not have it. */
    Optional<ProducerRecord<String, byte[]>> newlyLearnt() {
        TemplateLeaf now = after == null ? null : after.templates();
        TemplateLeaf known = before == null || before.templates() == null ? TemplateLeaf.EMPTY : before.templates();
        return now == null || !redelivered && now.widened().equals(known.widened())
                ? Optional.empty()
                : Optional.of(TemplatesTopic.message(key.tenant(), key.id(), now, revision()));
    }

    /** Of a leaf, whose events stand in one partition; of events that came again, the one that was known already. */
    private LeafRevision revision() {
        Applied applied = Objects.requireNonNull(after).applied();
        int partition = Objects.requireNonNull(last).partition();
        return new LeafRevision(applied.topicId(), new Position(partition, applied.last(partition)));
    }

    /**
     * Events about other errors, in their order: the reports that are of those, and merges. Of events that were applied
     * before, none.
     */
    List<ErrorEvent> followUps() {
        return List.copyOf(followUps.values());
    }

    /** When the record was deleted, as far as the events of this batch say. */
    @Nullable Instant deletion() {
        return deletion;
    }

    /** The long texts that came with the record or an event, but that no context refers to any more. */
    List<Attachment> abandoned() {
        Set<Attachment> abandoned = new LinkedHashSet<>(attachments);
        abandoned.removeAll(Attachments.of(after));
        return List.copyOf(abandoned);
    }

    @Nullable StoredRecord after() {
        return after;
    }

    /** The text to embed, or {@code null} if the vector in the index is right. */
    @Nullable String textToEmbed() {
        return embeddingNeeded ? text : null;
    }

    /** Where the first event stands that was folded, or {@code null} if none was. */
    @Nullable Position first() {
        return first;
    }

    /** Where the last event stands that was folded, or {@code null} if none was. */
    @Nullable Position last() {
        return last;
    }

    /**
     * What the records topic has to learn. Of a leaf that is only how far the log is applied: who asks whether there is an error
     * waits for the last event of a partition, whatever that is of.
     *
     * @param position see {@link RecordChange#position()}
     */
    RecordChange change(Position position) {
        return new RecordChange(key.tenant(), key.id(), position, after == null ? null : after.record(), acceptedAt);
    }
}
