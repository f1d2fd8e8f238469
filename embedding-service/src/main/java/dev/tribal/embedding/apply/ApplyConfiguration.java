package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.scrub.RecordScrubber;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.DefaultBinderFactory;
import org.springframework.cloud.stream.binder.kafka.provisioning.AdminClientConfigCustomizer;
import org.springframework.cloud.stream.binder.kafka.provisioning.KafkaTopicProvisioner;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

/** The consumer of the events topic and how its failures are treated. */
@Configuration(proxyBeanMethods = false)
public class ApplyConfiguration {
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);
    private static final int FIRST_ANSWER_MILLIS = 3_000;

    @Bean
    ConsumerState errorEventConsumerState() {
        return new ConsumerState(Clock.systemUTC());
    }

    @Bean
    HealthIndicator errorEventsHealthIndicator(ConsumerState state, EventsLag lag) {
        return new ConsumerHealth(state, lag::events);
    }

    @Bean
    RecordPublisher recordPublisher(KafkaTemplate<String, byte[]> durableTemplate, EventCodec codec) {
        return new RecordPublisher(durableTemplate, codec);
    }

    /** Bound to the topic by its name, see {@code spring.cloud.function.definition}. */
    @Bean
    Consumer<Message<List<byte[]>>> applyErrorEvents(
            EventCodec codec,
            RecordStore store,
            Generations generations,
            RecordPublisher publisher,
            LongTexts texts,
            RecordScrubber scrubber,
            GroupingVersions groupingVersions,
            KafkaAdmin admin,
            ConsumerState state,
            Traces traces,
            MeterRegistry meters) {
        var stages = new Stages(meters, traces);
        var indexer = new BatchIndexer(generations, stages, meters);
        var applier = new BatchApplier(
                store,
                indexer,
                publisher,
                new AbandonedTexts(texts),
                scrubber,
                groupingVersions,
                new EventsTopic(admin),
                stages,
                meters);
        return new ErrorEventConsumer(codec, applier, state, traces, meters);
    }

    @Bean
    EventsLag eventsLag(
            KafkaConnections kafka,
            @Value("${spring.cloud.stream.bindings.applyErrorEvents-in-0.group}") String group,
            MeterRegistry meters) {
        return new EventsLag(kafka.admin(), group, meters);
    }

    /** Hands the consumer Kafka's own records, see {@code converterBeanName}. */
    @Bean
    BatchMessagingMessageConverter errorEventsConverter() {
        var single = new MessagingMessageConverter();
        var noHeaders = new SimpleKafkaHeaderMapper("!*");
        var converter = new BatchMessagingMessageConverter(single);
        converter.setHeaderMapper(noHeaders);
        converter.setRawRecordHeader(true);
        return converter;
    }

    /** The binder takes {@code spring.kafka} but for the SSL bundle. */
    @Bean
    ConsumerConfigCustomizer errorEventsConnection(KafkaConnections connections) {
        return (config, _, _) -> connections.secureConsumer(config);
    }

    /** See {@link #errorEventsConnection}. The start waits for the first answer to this client. */
    @Bean
    AdminClientConfigCustomizer errorEventsAdminConnection(KafkaConnections connections) {
        return config -> {
            connections.secureAdmin(config);
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, FIRST_ANSWER_MILLIS);
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, FIRST_ANSWER_MILLIS);
        };
    }

    /**
     * Asks a broker that is away once before the web server starts, not for ten minutes: whoever asks for the health of
     * this process is to be told. See {@code binding-retry-interval} for what comes after.
     */
    @Bean
    DefaultBinderFactory.Listener errorEventsFirstBinding() {
        var once = new RetryTemplate(RetryPolicy.withMaxRetries(0));
        return (_, binder) -> binder.getBeanProvider(KafkaTopicProvisioner.class)
                .ifAvailable(provisioner -> provisioner.setMetadataRetryOperations(once));
    }

    /** Outages are waited out, however long; only events that can never be applied are put aside. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> errorEventsContainerCustomizer(
            KafkaTemplate<String, byte[]> durableTemplate,
            RecordStore store,
            RecordPublisher publisher,
            KafkaAdmin admin,
            Traces traces,
            MeterRegistry meters) {
        var deadLetters = new DeadLetters(durableTemplate, store, publisher, new EventsTopic(admin), traces, meters);
        return (container, destination, _) -> {
            if (destination.equals(Topics.ERROR_EVENTS)) {
                // Otherwise a refused password would stop it for good.
                container.getContainerProperties().setAuthExceptionRetryInterval(LONGEST_RETRY);
                container.setCommonErrorHandler(errorHandler(deadLetters));
            }
        };
    }

    private static DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
        var backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_RETRY.toMillis());
        var handler = new DefaultErrorHandler(deadLetters, backOff);
        // The handler's own list would put whole batches aside for, say, a ClassCastException.
        handler.setClassifications(Map.of(UnreadableEventException.class, false), true);
        // ConsumerState logs what matters, once.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }
}
