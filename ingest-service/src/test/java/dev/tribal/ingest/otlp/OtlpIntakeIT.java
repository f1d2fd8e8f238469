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
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.List;
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

    private static List<OtlpError> errors(int number) {
        var request = ExportLogsServiceRequest.newBuilder();
        var logs = request.addResourceLogsBuilder().addScopeLogsBuilder();
        for (int i = 0; i < number; i++) {
            logs.addLogRecords(LogRecord.newBuilder().setSeverityText("ERROR").setTimeUnixNano(i + 1L));
        }
        return LogErrors.in(request.build());
    }
}
