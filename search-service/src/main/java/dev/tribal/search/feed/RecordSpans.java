package dev.tribal.search.feed;

import dev.tribal.platform.tracing.Traces;
import io.micrometer.tracing.Span;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The last spans of the traces of a batch of records that are recorded: when they end, searches find the records. */
record RecordSpans(List<Span> spans) implements AutoCloseable {
    /** Many at once are history, which nobody traces. */
    private static final int MOST = 50;

    static RecordSpans of(Traces traces, ConsumerRecords<String, byte[]> messages) {
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            Span span = spans.size() < MOST ? traces.receiving(message.headers(), "make record searchable") : null;
            if (span != null) {
                spans.add(span);
            }
        }
        return new RecordSpans(spans);
    }

    @Override
    public void close() {
        spans.forEach(Span::end);
    }
}
