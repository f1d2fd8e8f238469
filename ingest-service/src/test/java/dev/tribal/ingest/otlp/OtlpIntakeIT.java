package dev.tribal.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.PublicWriter;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.problem.ProblemException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an export costs, and how much of it is taken. */
@IngestTest
class OtlpIntakeIT {
    private final PublicWriter writer = new PublicWriter();
    private final BatchReports batch;
    private final Events events;

    @Autowired
    OtlpIntakeIT(BatchReports batch, Events events) {
        this.batch = batch;
        this.events = events;
    }

    @Test
    void eachErrorBehindTheFirstCostsAWrite() {
        new OtlpIntake(writer.counted(), batch).take(errors(3), writer.caller());
        assertThat(writer.taken()).containsExactly(2);
        assertThat(events.of(writer.caller().tenant())).hasSize(3);
    }

    @Test
    void nothingIsPublishedBeyondTheLimit() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new OtlpIntake(PublicWriter.nothingLeft(), batch).take(errors(2), writer.caller()))
                .matches(problem -> problem.is(ProblemType.RATE_LIMITED));
        assertThat(events.of(writer.caller().tenant())).isEmpty();
    }

    @Test
    void whatIsBehindTheMostIsRejected() {
        var rejected = new OtlpIntake(writer.counted(), batch).take(errors(10_002), writer.caller());
        assertThat(rejected.count()).isEqualTo(2);
        assertThat(rejected.reason()).contains("at most 10000 errors");
        assertThat(writer.taken()).containsExactly(9_999);
    }

    @Test
    void aLargeResourceIsNotRepeatedInEachOfItsErrors() {
        var request = ExportLogsServiceRequest.newBuilder();
        var logs = request.addResourceLogsBuilder();
        logs.getResourceBuilder()
                .addAttributes(attribute("host.name", "web-1"))
                .addAttributes(attribute("process.command_line", "x".repeat(1_000_000)));
        for (int i = 0; i < 60; i++) {
            logs.getResourceBuilder().addAttributes(attribute("label." + i, "y".repeat(500)));
        }
        logs.addScopeLogsBuilder()
                .addLogRecords(LogRecord.newBuilder().setSeverityText("ERROR").setTimeUnixNano(1));

        var metadata = metadata(LogErrors.in(request.build()).first());

        assertThat(metadata).containsEntry("host.name", "web-1").containsKey("left_out");
        assertThat(metadata.toString().length()).isLessThan(6_000);
    }

    @Test
    void whatASpanSaysIsKeptWithItsExceptions() {
        var request = ExportTraceServiceRequest.newBuilder();
        request.addResourceSpansBuilder()
                .addScopeSpansBuilder()
                .addSpansBuilder()
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStatus(Status.newBuilder().setMessage("the cart is gone"))
                .addAttributes(attribute("http.route", "/cart/{id}"))
                .addEvents(Span.Event.newBuilder()
                        .setTimeUnixNano(1)
                        .addAttributes(attribute("exception.type", "CartError")));

        assertThat(metadata(SpanErrors.in(request.build()).first()))
                .containsEntry("http.route", "/cart/{id}")
                .containsEntry("status", "the cart is gone")
                .containsEntry("span_kind", "server");
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metadata(List<OtlpError> errors) {
        var metadata =
                Objects.requireNonNull(OtlpReport.of(errors.getFirst(), null).metadata());
        return (Map<String, Object>) Objects.requireNonNull(metadata.get("opentelemetry"));
    }

    private static FoundErrors errors(int number) {
        var request = ExportLogsServiceRequest.newBuilder();
        var logs = request.addResourceLogsBuilder().addScopeLogsBuilder();
        for (int i = 0; i < number; i++) {
            logs.addLogRecords(LogRecord.newBuilder().setSeverityText("ERROR").setTimeUnixNano(i + 1L));
        }
        return LogErrors.in(request.build());
    }
}
