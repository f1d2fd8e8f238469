package dev.tribal.ingest.otlp;

import dev.tribal.ingest.report.BoundedMetadata;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the exceptions that spans recorded. */
final class SpanErrors {
    private SpanErrors() {}

    static List<OtlpError> in(ExportTraceServiceRequest request) {
        List<OtlpError> errors = new ArrayList<>();
        for (ResourceSpans spans : request.getResourceSpansList()) {
            var resource = OtlpResource.of(spans.getResource());
            for (ScopeSpans scope : spans.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    errors.addAll(in(span, scope, resource));
                }
            }
        }
        return errors;
    }

    private static List<OtlpError> in(Span span, ScopeSpans scope, OtlpResource resource) {
        BoundedMetadata said = null;
        List<OtlpError> errors = new ArrayList<>();
        for (Span.Event event : span.getEventsList()) {
            Attributes attributes = Attributes.of(event.getAttributesList());
            if (OtlpError.isException(attributes)) {
                said = said == null ? said(span) : said;
                errors.add(error(resource, scope, span, said, event, attributes));
            }
        }
        return errors;
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
