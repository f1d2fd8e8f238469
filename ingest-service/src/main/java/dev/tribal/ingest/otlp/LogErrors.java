package dev.tribal.ingest.otlp;

import dev.tribal.ingest.report.BoundedMetadata;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the log records that tell of an error: those with an exception, and those of that severity. */
final class LogErrors {
    private static final Set<String> ERROR_TEXTS = Set.of("ERROR", "FATAL", "CRITICAL", "SEVERE", "ALERT", "EMERGENCY");

    private static final BoundedMetadata NO_SPAN = new BoundedMetadata(0);

    private LogErrors() {}

    static FoundErrors in(ExportLogsServiceRequest request) {
        var errors = new FoundErrors();
        for (ResourceLogs logs : request.getResourceLogsList()) {
            var resource = OtlpResource.of(logs.getResource());
            for (ScopeLogs scope : logs.getScopeLogsList()) {
                for (LogRecord log : scope.getLogRecordsList()) {
                    Attributes attributes = Attributes.of(log.getAttributesList());
                    if (isError(log) || OtlpError.isException(attributes)) {
                        errors.add(() -> error(resource, scope, log, attributes));
                    }
                }
            }
        }
        return errors;
    }

    private static OtlpError error(OtlpResource resource, ScopeLogs scope, LogRecord log, Attributes attributes) {
        return new OtlpError(
                resource,
                scope.getScope(),
                attributes,
                body(log),
                null,
                NO_SPAN,
                log.getSeverityText().isEmpty()
                        ? log.getSeverityNumber().name().replace("SEVERITY_NUMBER_", "")
                        : log.getSeverityText(),
                log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano(),
                log.getTraceId(),
                log.getSpanId(),
                log);
    }

    private static boolean isError(LogRecord log) {
        return log.getSeverityNumberValue() == 0
                ? ERROR_TEXTS.contains(log.getSeverityText().toUpperCase(Locale.ROOT))
                : log.getSeverityNumberValue() >= SeverityNumber.SEVERITY_NUMBER_ERROR_VALUE;
    }

    private static @Nullable String body(LogRecord log) {
        JsonNode body = Attributes.json(log.getBody());
        return body.isNull() ? null : body.isValueNode() ? body.asString("") : body.toString();
    }
}
