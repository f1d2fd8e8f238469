package dev.tribal.embedding.scrub;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Orders scrubs through the events topic. So they stand in one order with the reports of the same error, and whoever
 * applies those writes record, vector and record change as ever.
 */
final class ScrubOrders {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;
    private final RecordStore store;
    private final Clock clock;

    ScrubOrders(KafkaTemplate<String, byte[]> kafka, EventCodec codec, RecordStore store, Clock clock) {
        this.kafka = kafka;
        this.codec = codec;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Orders, and waits a while for it to be done, so that orders do not pile up. What is ordered is done in any case.
     *
     * @return how many of the records are not scrubbed yet
     * @throws ProblemException {@code unavailable} if the orders cannot be sent
     */
    int send(String rule, Caller caller, Collection<RecordKey> keys) {
        Map<RecordKey, Position> pending = sent(rule, caller, keys);
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        removeApplied(pending);
        while (!pending.isEmpty() && System.nanoTime() < end) {
            pause();
            removeApplied(pending);
        }
        return pending.size();
    }

    private Map<RecordKey, Position> sent(String rule, Caller caller, Collection<RecordKey> keys) {
        Map<RecordKey, CompletableFuture<SendResult<String, byte[]>>> sends = new LinkedHashMap<>();
        try {
            keys.forEach(key -> sends.put(key, kafka.send(codec.write(event(rule, caller, key)))));
            Map<RecordKey, Position> positions = new HashMap<>();
            sends.forEach((key, send) -> positions.put(key, position(send.join().getRecordMetadata())));
            return positions;
        } catch (CompletionException | KafkaException e) {
            throw ProblemException.unavailable(
                    "The broker does not take the order now; run this again later", RETRY_AFTER, e);
        }
    }

    private ErrorEvent event(String rule, Caller caller, RecordKey key) {
        return new ErrorEvent(
                UUID.randomUUID(),
                clock.instant(),
                key.tenant(),
                key.id(),
                caller.subject(),
                false,
                new ScrubOrdered(rule));
    }

    private static Position position(RecordMetadata metadata) {
        return new Position(metadata.partition(), metadata.offset());
    }

    private void removeApplied(Map<RecordKey, Position> pending) {
        Map<RecordKey, StoredRecord> now = store.read(List.copyOf(pending.keySet()));
        pending.entrySet().removeIf(entry -> isApplied(now.get(entry.getKey()), entry.getValue()));
    }

    private static boolean isApplied(@Nullable StoredRecord stored, Position position) {
        if (stored == null) {
            return false;
        }
        Applied applied = stored.applied();
        return applied.includes(applied.topicId(), position);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("Tribal is stopping; run this again later", RETRY_AFTER, e);
        }
    }
}
