package dev.tribal.ingest.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.otlp.OtlpIntake.Rejected;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers exporters of OpenTelemetry. What is no error is accepted and leads to nothing.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp-response">OTLP/HTTP: responses</a>
 */
@RestController
public final class OtlpController {
    static final String LOGS = "/v1/logs";
    static final String TRACES = "/v1/traces";
    private static final String PROTOBUF = "application/x-protobuf";

    private final CurrentCaller callers;
    private final OtlpIntake intake;

    OtlpController(CurrentCaller callers, OtlpIntake intake) {
        this.callers = callers;
        this.intake = intake;
    }

    @Operation(summary = "Publish logs of OpenTelemetry: each exception or error in them becomes a report")
    @PostMapping(path = LOGS, consumes = PROTOBUF, produces = PROTOBUF)
    byte[] logs(
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share) {
        Rejected rejected = read(
                body,
                share,
                ExportLogsServiceRequest.getDescriptor(),
                () -> takeLogs(ExportLogsServiceRequest.parseFrom(body)));
        var response = ExportLogsServiceResponse.newBuilder();
        if (rejected.count() > 0) {
            response.setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                    .setRejectedLogRecords(rejected.count())
                    .setErrorMessage(rejected.reason()));
        }
        return response.build().toByteArray();
    }

    @PostMapping(path = LOGS, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> jsonLogs(@RequestBody byte[] body) {
        return json("rejectedLogRecords", takeLogs(OtlpJson.logs(body)));
    }

    @Operation(summary = "Publish traces of OpenTelemetry: each exception that a span recorded becomes a report")
    @PostMapping(path = TRACES, consumes = PROTOBUF, produces = PROTOBUF)
    byte[] traces(
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share) {
        Rejected rejected = read(
                body,
                share,
                ExportTraceServiceRequest.getDescriptor(),
                () -> takeTraces(ExportTraceServiceRequest.parseFrom(body)));
        var response = ExportTraceServiceResponse.newBuilder();
        if (rejected.count() > 0) {
            response.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(rejected.count())
                    .setErrorMessage(rejected.reason()));
        }
        return response.build().toByteArray();
    }

    @PostMapping(
            path = TRACES,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> jsonTraces(@RequestBody byte[] body) {
        return json("rejectedSpans", takeTraces(OtlpJson.traces(body)));
    }

    private Rejected takeLogs(ExportLogsServiceRequest request) {
        return intake.take(LogErrors.in(request), callers.get());
    }

    private Rejected takeTraces(ExportTraceServiceRequest request) {
        return intake.take(SpanErrors.in(request), callers.get());
    }

    /** Numbers of 64 bits are texts in protobuf's JSON. */
    private static Map<String, Object> json(String count, Rejected rejected) {
        return rejected.count() == 0
                ? Map.of()
                : Map.of(
                        "partialSuccess",
                        Map.of(count, Long.toString(rejected.count()), "errorMessage", rejected.reason()));
    }

    /** Each field may become an object, which the size of the body says nothing about. */
    private static Rejected read(byte[] body, UploadMemory.Share share, Descriptor type, Reading reading) {
        try {
            share.add((long) UploadMemory.VALUE * FieldCount.of(body, type));
            return reading.read();
        } catch (InvalidProtocolBufferException _) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is not the protobuf message of OTLP");
        }
    }

    private interface Reading {
        Rejected read() throws InvalidProtocolBufferException;
    }
}
