package dev.tribal.platform.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Carries recorded traces over Kafka, in the header of W3C Trace Context. What is not recorded costs a look at the
 * current span and leaves no header.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context: traceparent</a>
 */
public final class Traces {
    private static final String HEADER = "traceparent";
    private static final String RECORDED = "-01";

    private final Tracer tracer;
    private final Propagator propagator;

    public Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Records nothing. */
    public static Traces none() {
        return new Traces(Tracer.NOOP, Propagator.NOOP);
    }

    /** Does a part of the work of the current trace, as a span of its own if the trace is recorded. */
    public <T> T in(String name, Supplier<T> work) {
        return in(name, null, work);
    }

    /** The same for work that hands messages to others. */
    public <T> T sending(String name, Supplier<T> work) {
        return in(name, Span.Kind.PRODUCER, work);
    }

    private <T> T in(String name, Span.@Nullable Kind kind, Supplier<T> work) {
        Span current = recorded();
        if (current == null) {
            return work.get();
        }
        Span.Builder builder = tracer.spanBuilder().setParent(current.context()).name(name);
        return whole((kind == null ? builder : builder.kind(kind)).start(), work);
    }

    /** Does the work as all that a started span is about. */
    private <T> T whole(Span span, Supplier<T> work) {
        try {
            return within(span, work);
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Does the work as a part of that span, or of none. */
    public <T> T within(@Nullable Span span, Supplier<T> work) {
        if (span == null) {
            return work.get();
        }
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            return work.get();
        }
    }

    /** Lets whoever receives a message go on with the current trace, if it is recorded. */
    public void write(Headers headers) {
        Span current = recorded();
        if (current != null) {
            propagator.inject(current.context(), headers, (carrier, key, value) -> {
                if (carrier != null) {
                    carrier.remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
                }
            });
        }
    }

    /**
     * Goes on with the trace of a message.
     *
     * @return a started span, to be ended by the caller; {@code null} if the trace is not recorded
     */
    public @Nullable Span receiving(Headers headers, String name) {
        String sent = text(headers, HEADER);
        if (sent == null || !sent.endsWith(RECORDED)) {
            return null;
        }
        return propagator
                .extract(headers, (carrier, key) -> text(carrier, key))
                .name(name)
                .kind(Span.Kind.CONSUMER)
                .start();
    }

    /** Goes on with the trace of a message, if it is recorded, with a span of its own for all that is done about it. */
    public void receiving(Headers headers, String name, Runnable work) {
        Span span = receiving(headers, name);
        if (span == null) {
            work.run();
            return;
        }
        whole(span, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private @Nullable Span recorded() {
        Span current = tracer.currentSpan();
        return current != null && Boolean.TRUE.equals(current.context().sampled()) ? current : null;
    }

    private static @Nullable String text(Headers headers, String key) {
        Header header = headers.lastHeader(key);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
