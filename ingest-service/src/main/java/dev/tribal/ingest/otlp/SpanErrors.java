package dev.tribal.ingest.otlp;

import dev.tribal.ingest.report.BoundedMetadata;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the exceptions that spans recorded. */
final class SpanErrors {
    private SpanErrors() {}

    static FoundErrors in(ExportTraceServiceRequest request) {
        var errors = new FoundErrors();
        for (ResourceSpans spans : request.getResourceSpansList()) {
            var resource = OtlpResource.of(spans.getResource());
            for (ScopeSpans scope : spans.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    add(span, scope, resource, errors);
                }
            }
        }
        return errors;
    }

    private static void add(Span span, ScopeSpans scope, OtlpResource resource, FoundErrors errors) {
        BoundedMetadata said = null;
        for (Span.Event event : span.getEventsList()) {
            Attributes attributes = Attributes.of(event.getAttributesList());
            if (OtlpError.isException(attributes)) {
                BoundedMetadata shared = said == null ? said(span) : said;
                said = shared;
                errors.add(() -> error(resource, scope, span, shared, event, attributes));
            }
        }
    }

    /** What was asked for, of whom, and what came of it. */
    private static BoundedMetadata said(Span span) {
        return Attributes.of(span.getAttributesList())
                .shared()
                .add("status", span.getStatus().getMessage())
                .add("span_kind", kind(span.getKind()));
    }

    private static @Nullable String kind(Span.SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_UNSPECIFIED, UNRECOGNIZED -> null;
            default -> kind.name().substring("SPAN_KIND_".length()).toLowerCase(Locale.ROOT);
        };
    }

    private static OtlpError error(
            OtlpResource resource,
            ScopeSpans scope,
            Span span,
            BoundedMetadata said,
            Span.Event event,
            Attributes attributes) {
        return new OtlpError(
                resource,
                scope.getScope(),
                attributes,
                null,
                span.getName().isBlank() ? null : span.getName(),
                said,
                null,
                event.getTimeUnixNano(),
                span.getTraceId(),
                span.getSpanId(),
                event);
    }
}
