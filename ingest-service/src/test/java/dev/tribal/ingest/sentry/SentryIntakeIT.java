package dev.tribal.ingest.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.PublicWriter;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an envelope costs. */
@IngestTest
class SentryIntakeIT {
    private final PublicWriter writer = new PublicWriter();
    private final BatchReports batch;
    private final Events events;

    @Autowired
    SentryIntakeIT(BatchReports batch, Events events) {
        this.batch = batch;
        this.events = events;
    }

    @Test
    void eachErrorBehindTheFirstCostsAWrite() {
        take(writer.counted(), event("error"), event("error"), event("transaction"), event("error"));
        take(writer.counted(), event("error"));
        assertThat(writer.taken()).containsExactly(2, 0);
        assertThat(events.of(writer.caller().tenant())).hasSize(4);
    }

    @Test
    void nothingIsPublishedBeyondTheLimit() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> take(PublicWriter.nothingLeft(), event("error"), event("error")))
                .matches(problem -> problem.is(ProblemType.RATE_LIMITED));
        assertThat(events.of(writer.caller().tenant())).isEmpty();
    }

    private void take(ItemLimits limits, SentryEvent... sent) {
        var intake = new SentryIntake(limits, batch);
        intake.take(
                Stream.of(sent)
                        .flatMap(event -> intake.read(event, "shop", writer.caller()).stream())
                        .toList(),
                writer.caller());
    }

    private static SentryEvent event(String type) {
        return SentryEvent.parse(
                "{\"type\":\"%s\",\"message\":\"m\"}".formatted(type).getBytes(StandardCharsets.UTF_8));
    }
}
