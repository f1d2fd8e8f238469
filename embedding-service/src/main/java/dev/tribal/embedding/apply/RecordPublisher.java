package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes the state of records and returns when the broker has it all. */
final class RecordPublisher {
    private final KafkaTemplate<String, byte[]> template;
    private final EventCodec codec;

    RecordPublisher(KafkaTemplate<String, byte[]> template, EventCodec codec) {
        this.template = template;
        this.codec = codec;
    }

    /** @throws IllegalStateException if the broker did not take every one of them */
    void publish(List<RecordChange> changes) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (RecordChange change : changes) {
            sent.add(template.send(codec.write(change)));
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The records cannot be published", e.getCause());
        }
    }
}
