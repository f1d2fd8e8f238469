package dev.tribal.ingest.ci;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.TenantInLogs;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/** Works on one result after the other. An outage is waited for; what can never be taken is left out, and counted. */
public final class CiResultListener implements MessageListener<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(CiResultListener.class);

    private final CiResults results;
    private final CiIntake intake;
    private final Traces traces;
    private final Counter leftOut;

    public CiResultListener(CiResults results, CiIntake intake, Traces traces, MeterRegistry meters) {
        this.results = results;
        this.intake = intake;
        this.traces = traces;
        this.leftOut = Counter.builder("tribal.ci.left.out")
                .description("Deliveries of webhooks of which no report could be made")
                .register(meters);
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        try (var _ = TenantInLogs.name(CiResults.tenant(String.valueOf(message.key())))) {
            traces.receiving(message.headers(), "take delivery", () -> take(message));
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        try {
            intake.take(results.read(message.value()));
        } catch (RuntimeException e) {
            if (e instanceof ProblemException problem && problem.is(ProblemType.UNAVAILABLE)) {
                throw problem;
            }
            leftOut.increment();
            LOG.error(
                    "The delivery at {}-{} of {} is left out",
                    message.partition(),
                    message.offset(),
                    message.topic(),
                    e);
        }
    }
}
