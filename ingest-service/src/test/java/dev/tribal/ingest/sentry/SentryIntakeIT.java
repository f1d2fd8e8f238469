package dev.tribal.ingest.sentry;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an envelope costs. */
@IngestTest
class SentryIntakeIT {
    private final List<Integer> taken = new ArrayList<>();
    private final BatchReports batch;
    private final Events events;
    private final Caller caller = new Caller(
            "sentry-" + UUID.randomUUID(),
            "key:test",
            "",
            null,
            Set.of(Scopes.ERRORS_WRITE),
            List.of("shop"),
            Source.APP);

    @Autowired
    SentryIntakeIT(BatchReports batch, Events events) {
        this.batch = batch;
        this.events = events;
    }

    @Test
    void eachErrorBehindTheFirstCostsAWrite() {
        take((_, writes) -> taken.add(writes), event("error"), event("error"), event("transaction"), event("error"));
        take((_, writes) -> taken.add(writes), event("error"));
        assertThat(taken).containsExactly(2, 0);
        assertThat(events.of(caller.tenant())).hasSize(4);
    }

    @Test
    void nothingIsPublishedBeyondTheLimit() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> take(nothingLeft(), event("error"), event("error")))
                .matches(problem -> problem.is(ProblemType.RATE_LIMITED));
        assertThat(events.of(caller.tenant())).isEmpty();
    }

    private void take(ItemLimits limits, SentryEvent... sent) {
        new SentryIntake(limits, batch).take(List.of(sent), "shop", caller);
    }

    private static SentryEvent event(String type) {
        return SentryEvent.parse(
                "{\"type\":\"%s\",\"message\":\"m\"}".formatted(type).getBytes(StandardCharsets.UTF_8));
    }

    private static ItemLimits nothingLeft() {
        return (_, _) -> {
            throw ProblemException.tooMany("Nothing is left", Duration.ofSeconds(1));
        };
    }
}
