package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.tracing.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a batch, one for each event whose trace is recorded. What is done for all events together is a part of the
 * first one's trace; each record goes on with the trace of its own last event.
 */
final class EventSpans implements AutoCloseable {
    /** No batch that is full of recorded events shall cost more than its work. */
    private static final int MOST = 50;

    private final Traces traces;
    private final List<Span> all = new ArrayList<>();
    private final Map<String, Span> byKey = new HashMap<>();
    private final Map<Integer, Span> byPlace = new HashMap<>();

    private EventSpans(Traces traces) {
        this.traces = traces;
    }

    static EventSpans of(Traces traces, List<?> messages) {
        var spans = new EventSpans(traces);
        for (int place = 0; place < messages.size() && spans.all.size() < MOST; place++) {
            if (messages.get(place) instanceof ConsumerRecord<?, ?> event) {
                spans.add(event, place);
            }
        }
        return spans;
    }

    private void add(ConsumerRecord<?, ?> event, int place) {
        Span span = traces.receiving(event.headers(), "apply error event");
        if (span != null) {
            span.tag("messaging.kafka.offset", event.offset());
            all.add(span);
            byKey.put(String.valueOf(event.key()), span);
            byPlace.put(place, span);
        }
    }

    /** Does the work of the whole batch. */
    <T> T run(Supplier<T> work) {
        try {
            return traces.within(all.isEmpty() ? null : all.getFirst(), work);
        } catch (RuntimeException e) {
            all.forEach(span -> span.error(e));
            throw e;
        }
    }

    /** Lets readers of a record go on with the trace of the event that changed it. */
    void write(ProducerRecord<String, ?> message) {
        write(message.key(), message.headers());
    }

    /**
     * Lets whoever gets a message go on with the trace of an event that it follows from.
     *
     * @param key of the event
     */
    void write(String key, Headers headers) {
        @Nullable Span span = byKey.get(key);
        if (span != null) {
            traces.within(span, () -> {
                traces.write(headers);
                return Boolean.TRUE;
            });
        }
    }

    /** Says of the event at this place of the batch that it can never be applied, and that those after it are delivered again. */
    void poisoned(int place) {
        byPlace.forEach((other, span) -> {
            if (other == place) {
                // Not the cause, which may quote content.
                span.error(new UnreadableEventException("The event can never be applied"));
            } else if (other > place) {
                span.event("delivered again");
            }
        });
    }

    @Override
    public void close() {
        all.forEach(Span::end);
    }
}
