package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Fetches the messages of dead letters, which may be large: one at a time, for one request at a time. */
final class KeptMessages {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final DeadLetterTopic topic;
    private final ReentrantLock turn = new ReentrantLock(true);

    KeptMessages(DeadLetterTopic topic) {
        this.topic = topic;
    }

    /**
     * Works with messages.
     *
     * @throws ProblemException {@code unavailable} if the broker does not answer
     */
    <T> T reading(Function<Reader, T> work) {
        turn.lock();
        try (var consumer = topic.consumer()) {
            return work.apply(new Reader(consumer));
        } catch (KafkaException e) {
            throw BrokerFailure.unavailable(e);
        } finally {
            turn.unlock();
        }
    }

    /** Fetches single messages. */
    static final class Reader {
        private final Consumer<byte[], byte[]> consumer;

        private Reader(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** The message of a letter; empty if the topic does not have it any more. */
        Optional<ConsumerRecord<byte[], byte[]>> message(PutAside letter) {
            var partition =
                    new TopicPartition(Topics.ERROR_EVENTS_DLT, letter.place().partition());
            long offset = letter.place().offset();
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    // The first at or behind it; offsets have gaps where messages are gone.
                    return message.offset() == offset ? PutAsideReader.ifIs(letter, message) : Optional.empty();
                }
            }
            throw new KafkaException("The broker does not answer");
        }
    }
}
