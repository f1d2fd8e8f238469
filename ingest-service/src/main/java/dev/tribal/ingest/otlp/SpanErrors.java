package dev.tribal.ingest.otlp;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the exceptions that spans recorded. */
final class SpanErrors {
    private SpanErrors() {}

    static List<OtlpError> in(ExportTraceServiceRequest request) {
        List<OtlpError> errors = new ArrayList<>();
        for (ResourceSpans spans : request.getResourceSpansList()) {
            var resource = OtlpResource.of(spans.getResource());
            for (ScopeSpans scope : spans.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    for (Span.Event event : span.getEventsList()) {
                        Attributes attributes = Attributes.of(event.getAttributesList());
                        if (OtlpError.isException(attributes)) {
                            errors.add(error(resource, scope, span, event, attributes));
                        }
                    }
                }
            }
        }
        return errors;
    }

    private static OtlpError error(
            OtlpResource resource, ScopeSpans scope, Span span, Span.Event event, Attributes attributes) {
        return new OtlpError(
                resource,
                scope.getScope(),
                attributes,
                null,
                span.getName().isBlank() ? null : span.getName(),
                null,
                event.getTimeUnixNano(),
                span.getTraceId(),
                span.getSpanId(),
                event);
    }
}
