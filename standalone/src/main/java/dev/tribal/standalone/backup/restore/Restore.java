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
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.PartReader;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import dev.tribal.standalone.backup.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Fills an empty installation with a chain of backups: first what is copied whole, then the records, last the events that
 * came after them. Services that start afterwards apply those events as they would any others.
 */
public final class Restore {
    private final PartReader reader;
    private final Chain chain;
    private final @Nullable Instant until;
    private final EmptyTribal into;
    private final PendingEvents events;
    private final TopicCut log;

    /** @param until what was accepted later is left out; {@code null} for nothing */
    public Restore(Vault vault, Chain chain, @Nullable Instant until, EmptyTribal into) {
        this.reader = new PartReader(vault);
        this.chain = chain;
        this.until = until;
        this.into = into;
        this.log = cut(chain.full(), Topics.ERROR_EVENTS);
        this.events = new PendingEvents(into, log.topicId(), until, discarded());
    }

    /** Given up up to the moment that is restored. */
    private Set<Position> discarded() {
        var found = new DiscardedEvents(log.topicId());
        deadLetters(message -> {
            if (isWanted(message)) {
                found.add(message.from(Topics.ERROR_EVENTS_DLT));
            }
        });
        return found.positions();
    }

    private void deadLetters(Consumer<LogMessage> each) {
        chain.all().stream().filter(this::hasQueues).forEach(backup -> messages(backup, Topics.ERROR_EVENTS_DLT, each));
    }

    /** Whether it has what waits on topics besides the events; a later full backup has the same once more. */
    private boolean hasQueues(Manifest backup) {
        return backup.equals(chain.full()) || !backup.id().isFull();
    }

    /**
     * Restores everything.
     *
     * @throws BackupException if the installation is not empty, or the backup cannot be read
     */
    public Restored run() {
        into.requireEmpty();
        RestoreMark.begin(into.records().properties());
        newest(Parts.SECRETS, into.secrets()::write);
        into.auth().loadState(row -> newest(Parts.AUTH, row));
        into.auth().loadAudit(row -> each(Parts.AUDIT_ENTRIES, row), until);
        each(Parts.TEXTS, entry -> {
            TextEntry text = TextEntry.read(entry);
            into.texts().put(text.name(), text.content());
        });
        var records = new RestoredRecords(into);
        read(chain.full(), Parts.RECORDS, entry -> records.add(RecordEntry.read(entry)));
        long recordCount = records.finish();
        chain.all().stream()
                .filter(this::isOfSameLog)
                .forEach(backup -> messages(backup, Topics.ERROR_EVENTS, events::add));
        long eventCount = events.finish();
        restoreOtherTopics();
        into.topics().sendText(RestoreEntry.of(into.operators(), chain.last()));
        into.topics().flush();
        RestoreMark.finish(into.records().properties(), chain.last().id().text());
        return new Restored(recordCount, eventCount);
    }

    private void restoreOtherTopics() {
        deadLetters(this::restoreDeadLetter);
        for (Manifest backup : chain.all()) {
            // What is in the table already is known there by its id.
            messages(backup, Topics.AUDIT, message -> send(message, Topics.AUDIT));
            if (hasQueues(backup)) {
                messages(backup, Topics.GROUPING, message -> send(message, Topics.GROUPING));
                messages(backup, Topics.CI_RESULTS, this::restoreWaiting);
            }
        }
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

    /** What was worked on when the last backup was begun has led to events that are restored. */
    private void restoreWaiting(LogMessage message) {
        Map<Integer, Long> consumed = cut(chain.last(), Topics.CI_RESULTS).consumed();
        if (message.offset() >= consumed.getOrDefault(message.partition(), 0L)) {
            send(message, Topics.CI_RESULTS);
        }
    }

    private void send(LogMessage message, String topic) {
        if (isWanted(message)) {
            into.topics().send(message.to(topic));
        }
    }

    private boolean isWanted(LogMessage message) {
        return until == null || !message.time().isAfter(until);
    }

    private void messages(Manifest backup, String topic, Consumer<LogMessage> each) {
        read(backup, topic, entry -> each.accept(LogMessage.read(entry)));
    }

    private boolean isOfSameLog(Manifest backup) {
        return cut(backup, Topics.ERROR_EVENTS).topicId().equals(log.topicId());
    }

    /** Reads what is copied whole from the latest backup that has it and is not younger than wished. */
    private void newest(String part, Consumer<byte[]> entry) {
        List<Manifest> having = chain.all().stream()
                .filter(backup -> backup.part(part).isPresent())
                .filter(backup -> until == null || !backup.finished().isAfter(until))
                .toList();
        if (!having.isEmpty()) {
            read(having.getLast(), part, entry);
        }
    }

    private void each(String part, Consumer<byte[]> entry) {
        chain.all().forEach(backup -> read(backup, part, entry));
    }

    private void read(Manifest backup, String name, Consumer<byte[]> entry) {
        backup.part(name).ifPresent(part -> reader.read(part, entry));
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
