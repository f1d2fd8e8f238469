package dev.tribal.ingest.ci;

import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.scrub.FieldScrubber;
import dev.tribal.platform.scrub.Scrubbing;
import dev.tribal.platform.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts what deliveries tell on a topic, so that it is safe when the CI server gets its answer. */
public final class CiResults {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final JsonMapper json = JsonMapper.builder().build();
    private final KafkaTemplate<String, byte[]> kafka;
    private final Scrubbing scrubbing;
    private final Traces traces;
    private final Duration ackTimeout;

    public CiResults(KafkaTemplate<String, byte[]> kafka, Scrubbing scrubbing, Traces traces, Duration ackTimeout) {
        this.kafka = kafka;
        this.scrubbing = scrubbing;
        this.traces = traces;
        this.ackTimeout = ackTimeout;
    }

    /**
     * Returns when the broker has acknowledged it.
     *
     * @throws ProblemException {@code unavailable} without acknowledgement
     */
    public void publish(Hook hook, CiResult result) {
        CiResult clean = clean(scrubbing.of(hook.tenant()), result);
        // What happens in one repository stays in order.
        String key = hook.tenant() + "/" + hook.id() + "/" + result.repository().id();
        var message = new ProducerRecord<>(Topics.CI_RESULTS, key, json.writeValueAsBytes(clean));
        traces.write(message.headers());
        try {
            kafka.send(message).get(ackTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    /** Of whom {@link #publish} wrote something, by the key of its message. */
    static String tenant(String key) {
        return key.substring(0, Math.max(key.indexOf('/'), 0));
    }

    /** What {@link #publish} wrote. */
    CiResult read(byte[] message) {
        return Objects.requireNonNull(json.readValue(message, CiResult.class));
    }

    private static CiResult clean(FieldScrubber fields, CiResult result) {
        CiRun run = result.run();
        return new CiResult(
                result.hook(),
                result.delivery(),
                result.kind(),
                result.repository(),
                new CiRun(
                        run.id(),
                        run.attempt(),
                        fields.text("workflow", run.workflow()),
                        run.workflowId(),
                        fields.textIfAny("branch", run.branch()),
                        fields.textIfAny("commit", run.commit()),
                        fields.textIfAny("run_url", run.url())),
                result.jobs().stream().map(job -> clean(fields, job)).toList(),
                result.solutions());
    }

    private static CiJob clean(FieldScrubber fields, CiJob job) {
        List<String> steps =
                job.steps().stream().map(step -> fields.text("step", step)).toList();
        return new CiJob(
                job.id(),
                fields.text("job", job.name()),
                steps,
                fields.textIfAny("run_url", job.url()),
                fields.textIfAny("reason", job.reason()),
                job.hasLog());
    }

    private static ProblemException unavailable(Exception e) {
        return ProblemException.unavailable(
                "The broker did not acknowledge the delivery; deliver it again", RETRY_AFTER, e);
    }
}
