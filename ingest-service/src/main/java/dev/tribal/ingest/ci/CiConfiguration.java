package dev.tribal.ingest.ci;

import dev.tribal.contracts.event.Topics;
import dev.tribal.ingest.IngestSettings;
import dev.tribal.ingest.ci.github.GithubServer;
import dev.tribal.ingest.ci.gitlab.GitlabServer;
import dev.tribal.ingest.log.LogForms;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.net.PublicAddresses;
import dev.tribal.platform.scrub.Scrubbing;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** What happens to the results of CI servers, whichever way they come in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HookSettings.class)
public class CiConfiguration {
    private static final String GROUP = "tribal-ci-results";
    private static final int AT_ONCE = 3;
    private static final long RETRY_MILLIS = 2_000;
    private static final long LONGEST_RETRY_MILLIS = 60_000;
    private static final Duration RETRY_REFUSED = Duration.ofSeconds(10);

    /** For what is asked of the own servers. */
    private static final Duration PUBLISHING = Duration.ofMinutes(5);

    @Bean
    Hooks ciHooks(HookSettings settings) {
        return new Hooks(settings);
    }

    /** Named for the component that the health report shows: {@code ciServers}. */
    @Bean
    CiHealth ciServersHealthIndicator() {
        return new CiHealth();
    }

    @Bean(destroyMethod = "close")
    CiApi ciApi(HookSettings settings, IngestSettings ingest) {
        return new CiApi(
                settings,
                new Redirects(new PublicAddresses()),
                ingest.maxLogSize().toBytes(),
                Clock.systemUTC());
    }

    @Bean
    CiResults ciResults(
            KafkaTemplate<String, byte[]> durableTemplate,
            Scrubbing scrubbing,
            Traces traces,
            IngestSettings settings) {
        return new CiResults(durableTemplate, scrubbing, traces, settings.ackTimeout());
    }

    @Bean
    CiIntake ciIntake(
            Hooks hooks,
            CiApi api,
            LogForms logs,
            CiHealth health,
            ErrorEvents events,
            OutcomeEvents outcomes,
            BatchReports batch) {
        var errors =
                new JobErrors(List.of(new GithubServer(api), new GitlabServer(api)), logs, health, Clock.systemUTC());
        return new CiIntake(hooks, errors, events, outcomes, batch);
    }

    /**
     * An outage of the broker or the blob store is waited for, however long it takes. Without webhooks there is nothing
     * to listen for.
     */
    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> ciResultConsumer(
            KafkaConnections kafka,
            HookSettings settings,
            CiResults results,
            CiIntake intake,
            Traces traces,
            MeterRegistry meters) {
        Map<String, Object> config = kafka.consumer();
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(longestWork(settings).toMillis()));
        var properties = new ContainerProperties(Topics.CI_RESULTS);
        properties.setGroupId(GROUP);
        // Otherwise a refused password would stop it for good.
        properties.setAuthExceptionRetryInterval(RETRY_REFUSED);
        properties.setMessageListener(new CiResultListener(results, intake, traces, meters));
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(config, new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName("ci-results");
        container.setConcurrency(AT_ONCE);
        container.setAutoStartup(!settings.hooks().isEmpty());
        container.setCommonErrorHandler(new DefaultErrorHandler(waitingLonger()));
        return container;
    }

    /** The run before and its jobs, all logs in their time, and the one that was begun at its end. */
    private static Duration longestWork(HookSettings settings) {
        return JobErrors.LOGS_TIME
                .plus(settings.longestRequest().multipliedBy(3))
                .plus(PUBLISHING);
    }

    /** Without an end; what is tried again may be the reading of many logs. */
    private static ExponentialBackOff waitingLonger() {
        var backOff = new ExponentialBackOff(RETRY_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_RETRY_MILLIS);
        return backOff;
    }
}
