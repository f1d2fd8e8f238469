package dev.tribal.ingest.otlp;

import com.google.protobuf.ByteString;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.BoundedJson;
import dev.tribal.platform.problem.MalformedInput;
import dev.tribal.platform.problem.ProblemException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON form of OTLP, as far as errors need it. It is protobuf's own but for ids, which are hexadecimal.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP: JSON Protobuf encoding</a>
 */
final class OtlpJson {
    private static final String NAME = "name";
    private static final String ATTRIBUTES = "attributes";

    private OtlpJson() {}

    /** @throws ProblemException {@code invalid-request} if it is no such JSON */
    static ExportLogsServiceRequest logs(byte[] body) {
        var request = ExportLogsServiceRequest.newBuilder();
        for (JsonNode resource : object(body).path("resourceLogs")) {
            var logs = ResourceLogs.newBuilder().setResource(resource(resource));
            for (JsonNode scoped : resource.path("scopeLogs")) {
                var scope = ScopeLogs.newBuilder().setScope(scope(scoped));
                scoped.path("logRecords").forEach(log -> scope.addLogRecords(log(log)));
                logs.addScopeLogs(scope);
            }
            request.addResourceLogs(logs);
        }
        return request.build();
    }

    /** @throws ProblemException {@code invalid-request} if it is no such JSON */
    static ExportTraceServiceRequest traces(byte[] body) {
        var request = ExportTraceServiceRequest.newBuilder();
        for (JsonNode resource : object(body).path("resourceSpans")) {
            var spans = ResourceSpans.newBuilder().setResource(resource(resource));
            for (JsonNode scoped : resource.path("scopeSpans")) {
                var scope = ScopeSpans.newBuilder().setScope(scope(scoped));
                scoped.path("spans").forEach(span -> scope.addSpans(span(span)));
                spans.addScopeSpans(scope);
            }
            request.addResourceSpans(spans);
        }
        return request.build();
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode json = BoundedJson.mapper().readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (StreamConstraintsException e) {
            throw MalformedInput.body(e);
        } catch (JacksonException _) {
            // Said below.
        }
        throw new ProblemException(ProblemType.INVALID_REQUEST, "The body must be a JSON object in UTF-8");
    }

    private static LogRecord log(JsonNode json) {
        return LogRecord.newBuilder()
                .setTimeUnixNano(nanos(json.path("timeUnixNano")))
                .setObservedTimeUnixNano(nanos(json.path("observedTimeUnixNano")))
                .setSeverityNumberValue(json.path("severityNumber").asInt(0))
                .setSeverityText(json.path("severityText").asString(""))
                .setBody(JsonValues.value(json.path("body")))
                .addAllAttributes(JsonValues.attributes(json.path(ATTRIBUTES)))
                .setTraceId(id(json.path("traceId")))
                .setSpanId(id(json.path("spanId")))
                .build();
    }

    private static Span span(JsonNode json) {
        var span = Span.newBuilder()
                .setName(json.path(NAME).asString(""))
                .setKindValue(json.path("kind").asInt(0))
                .setStatus(Status.newBuilder()
                        .setMessage(json.path("status").path("message").asString("")))
                .addAllAttributes(JsonValues.attributes(json.path(ATTRIBUTES)))
                .setTraceId(id(json.path("traceId")))
                .setSpanId(id(json.path("spanId")));
        for (JsonNode event : json.path("events")) {
            span.addEvents(Span.Event.newBuilder()
                    .setName(event.path(NAME).asString(""))
                    .setTimeUnixNano(nanos(event.path("timeUnixNano")))
                    .addAllAttributes(JsonValues.attributes(event.path(ATTRIBUTES))));
        }
        return span.build();
    }

    private static Resource resource(JsonNode json) {
        return Resource.newBuilder()
                .addAllAttributes(JsonValues.attributes(json.path("resource").path(ATTRIBUTES)))
                .build();
    }

    private static InstrumentationScope scope(JsonNode json) {
        return InstrumentationScope.newBuilder()
                .setName(json.path("scope").path(NAME).asString(""))
                .setVersion(json.path("scope").path("version").asString(""))
                .build();
    }

    /** Numbers of 64 bits are texts in protobuf's JSON, and numbers in that of many exporters. */
    private static long nanos(JsonNode json) {
        return json.asLong(0);
    }

    private static ByteString id(JsonNode json) {
        try {
            return ByteString.copyFrom(HexFormat.of().parseHex(json.asString("")));
        } catch (IllegalArgumentException _) {
            return ByteString.EMPTY;
        }
    }
}
