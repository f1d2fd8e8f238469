package dev.tribal.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an export costs, and how much of it is taken. */
@IngestTest
class OtlpIntakeIT {
    private final List<Integer> taken = new ArrayList<>();
    private final BatchReports batch;
    private final Events events;
    private final Caller caller = new Caller(
            "otlp-" + UUID.randomUUID(),
            "key:test",
            "",
            null,
            Set.of(Scopes.ERRORS_WRITE),
            List.of("shop"),
            Source.APP);

    @Autowired
    OtlpIntakeIT(BatchReports batch, Events events) {
        this.batch = batch;
        this.events = events;
    }

    @Test
    void eachErrorBehindTheFirstCostsAWrite() {
        new OtlpIntake((_, writes) -> taken.add(writes), batch).take(errors(3), caller);
        assertThat(taken).containsExactly(2);
        assertThat(events.of(caller.tenant())).hasSize(3);
    }

    @Test
    void nothingIsPublishedBeyondTheLimit() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new OtlpIntake(nothingLeft(), batch).take(errors(2), caller))
                .matches(problem -> problem.is(ProblemType.RATE_LIMITED));
        assertThat(events.of(caller.tenant())).isEmpty();
    }

    @Test
    void whatIsBehindTheMostIsRejected() {
        var rejected = new OtlpIntake((_, writes) -> taken.add(writes), batch).take(errors(10_002), caller);
        assertThat(rejected.count()).isEqualTo(2);
        assertThat(rejected.reason()).contains("at most 10000 errors");
        assertThat(taken).containsExactly(9_999);
    }

    private static List<OtlpError> errors(int number) {
        var request = ExportLogsServiceRequest.newBuilder();
        var logs = request.addResourceLogsBuilder().addScopeLogsBuilder();
        for (int i = 0; i < number; i++) {
            logs.addLogRecords(LogRecord.newBuilder().setSeverityText("ERROR").setTimeUnixNano(i + 1L));
        }
        return LogErrors.in(request.build());
    }

    private static ItemLimits nothingLeft() {
        return (_, _) -> {
            throw ProblemException.tooMany("Nothing is left", Duration.ofSeconds(1));
        };
    }
}
