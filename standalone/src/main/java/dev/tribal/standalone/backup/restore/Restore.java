package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.deadletter.DiscardedEvents;
import dev.tribal.embedding.store.RestoreMark;
import dev.tribal.standalone.backup.log.LogMessage;
import dev.tribal.standalone.backup.take.RecordEntry;
import dev.tribal.standalone.backup.take.TextEntry;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.Chain;
import dev.tribal.standalone.backup.vault.ChainReader;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import dev.tribal.standalone.backup.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Fills an empty installation with a chain of backups: first what is copied whole, then the records, last the events that
 * came after them. Services that start afterwards apply those events as they would any others.
 */
public final class Restore {
    private static final int TEXTS_AT_ONCE = 16;

    private final ChainReader reader;
    private final Chain chain;
    private final @Nullable Instant until;
    private final EmptyTribal into;
    private final PendingEvents events;
    private final TopicCut log;

    /** @param until what was accepted later is left out; {@code null} for nothing */
    public Restore(Vault vault, Chain chain, @Nullable Instant until, EmptyTribal into) {
        this.reader = new ChainReader(vault, chain, until);
        this.chain = chain;
        this.until = until;
        this.into = into;
        this.log = cut(chain.full(), Topics.ERROR_EVENTS);
        this.events = new PendingEvents(into, log.topicId(), until, discarded());
    }

    /** Given up up to the moment that is restored. */
    private Set<Position> discarded() {
        var found = new DiscardedEvents(log.topicId());
        deadLetters().filter(this::isWanted).forEach(message -> found.add(message.from(Topics.ERROR_EVENTS_DLT)));
        return found.positions();
    }

    private Stream<LogMessage> deadLetters() {
        return messages(withQueues(), Topics.ERROR_EVENTS_DLT);
    }

    /** Those with what waits on topics besides the events; a later full backup has the same once more. */
    private Stream<Manifest> withQueues() {
        return chain.all().stream()
                .filter(backup -> backup.equals(chain.full()) || !backup.id().isFull());
    }

    /**
     * Restores everything.
     *
     * @throws BackupException if the installation is not empty, or the backup cannot be read
     */
    public Restored run() {
        RestoreMark mark = RestoreMark.look(into.records().properties());
        into.requireEmpty();
        // Before anything is marked: where other secrets are in place, nothing shall have been begun.
        reader.newest(Parts.SECRETS, into.secrets()::write);
        if (!mark.begin()) {
            throw new BackupException(
                    "Another restore of this installation was begun: wait for it. If it was killed, empty the stores and the"
                            + " topics (standalone: remove the data folder), and restore again.");
        }
        try {
            Restored restored = fill();
            mark.finish(name());
            into.auth().finish();
            return restored;
        } catch (RuntimeException e) {
            giveUp(mark, e);
            throw e;
        }
    }

    /** The moment that was asked for, or the latest backup. */
    private String name() {
        return until == null ? chain.last().id().text() : until.toString();
    }

    private static void giveUp(RestoreMark mark, RuntimeException failure) {
        try {
            mark.giveUp();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Restored fill() {
        into.auth().begin();
        into.auth().loadState(row -> reader.newest(Parts.AUTH, row));
        into.auth()
                .loadAudit(
                        row -> reader.entries(chain.all().stream(), Parts.AUDIT_ENTRIES)
                                .forEach(row),
                        until);
        restoreTexts();
        var records = new RestoredRecords(into);
        reader.entries(Stream.of(chain.full()), Parts.RECORDS).forEach(entry -> records.add(RecordEntry.read(entry)));
        long recordCount = records.finish();
        messages(ofSameLog(Topics.ERROR_EVENTS), Topics.ERROR_EVENTS).forEach(events::add);
        long eventCount = events.finish();
        restoreOtherTopics();
        into.topics().sendText(RestoreEntry.of(into.operators(), name()));
        into.topics().flush();
        return new Restored(recordCount, eventCount);
    }

    /** Several at once: each may take a round trip. */
    private void restoreTexts() {
        reader.entries(chain.all().stream(), Parts.TEXTS)
                .gather(Gatherers.mapConcurrent(TEXTS_AT_ONCE, entry -> {
                    TextEntry text = TextEntry.read(entry);
                    into.texts().put(text.name(), text.content());
                    return text.name();
                }))
                .forEach(_ -> {});
    }

    private void restoreOtherTopics() {
        deadLetters().forEach(this::restoreDeadLetter);
        // What is in the table already is known there by its id.
        messages(chain.all().stream(), Topics.AUDIT).forEach(message -> sendAnew(message, Topics.AUDIT));
        messages(withQueues(), Topics.GROUPING).forEach(message -> send(message, Topics.GROUPING));
        restoreWaiting();
    }

    private void restoreDeadLetter(LogMessage message) {
        Integer partition = number(message, KafkaHeaders.DLT_ORIGINAL_PARTITION, ByteBuffer::getInt);
        Long offset = number(message, KafkaHeaders.DLT_ORIGINAL_OFFSET, ByteBuffer::getLong);
        if (partition == null || offset == null || !events.comesAgain(message.key(), partition, offset)) {
            send(message, Topics.ERROR_EVENTS_DLT);
        }
    }

    private static <T> @Nullable T number(LogMessage message, String name, Function<ByteBuffer, T> read) {
        Header header = message.kafkaHeaders().lastHeader(name);
        return header == null ? null : read.apply(ByteBuffer.wrap(header.value()));
    }

    /** What was worked on when the last backup before the moment was begun has led to events that are restored. */
    private void restoreWaiting() {
        Manifest last = ofSameLog(Topics.CI_RESULTS)
                .filter(backup -> until == null || !backup.finished().isAfter(until))
                .toList()
                .getLast();
        Map<Integer, Long> consumed = cut(last, Topics.CI_RESULTS).consumed();
        messages(withQueues(), Topics.CI_RESULTS)
                .filter(message -> message.offset() >= consumed.getOrDefault(message.partition(), 0L))
                .forEach(message -> sendAnew(message, Topics.CI_RESULTS));
    }

    private void send(LogMessage message, String topic) {
        if (isWanted(message)) {
            into.topics().send(message.to(topic));
        }
    }

    /** What is older than its topic keeps messages would be removed before a service has read it. */
    private void sendAnew(LogMessage message, String topic) {
        if (isWanted(message)) {
            into.topics().send(message.anewTo(topic));
        }
    }

    private boolean isWanted(LogMessage message) {
        return until == null || !message.time().isAfter(until);
    }

    private Stream<LogMessage> messages(Stream<Manifest> backups, String topic) {
        return reader.entries(backups, topic).map(LogMessage::read);
    }

    /**
     * Those whose positions in a topic mean the same; a full backup that comes later may be of another installation, or of a
     * log that was set back.
     */
    private Stream<Manifest> ofSameLog(String topic) {
        List<Manifest> same = new ArrayList<>();
        TopicCut before = cut(chain.full(), topic);
        for (Manifest backup : chain.all()) {
            TopicCut next = cut(backup, topic);
            if (next.goesOnFrom(before)) {
                same.add(backup);
                before = next;
            }
        }
        return same.stream();
    }

    private static TopicCut cut(Manifest backup, String topic) {
        TopicCut cut = backup.topics().get(topic);
        if (cut == null) {
            throw new BackupException(
                    "The backup %s does not say what it has of the topic %s.".formatted(backup.id(), topic));
        }
        return cut;
    }

    /**
     * What was restored.
     *
     * @param records in the store, tombstones not counted
     * @param events published again
     */
    public record Restored(long records, long events) {}
}
