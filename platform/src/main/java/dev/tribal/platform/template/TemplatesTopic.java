package dev.tribal.platform.template;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.TopicRounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what was learnt from its topic and goes on as it comes. Reports wait some seconds after the start until all is read, as each
 * of a burst would be an error of its own; then nobody waits, and less is known if
 * the broker is away or has no such topic.
 */
public final class TemplatesTopic extends TopicRounds implements TemplateLookup {
    private static final Logger LOG = LoggerFactory.getLogger(TemplatesTopic.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How long all that ask first wait together. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** In nanoseconds of the clock; 0 as long as nobody asked. */
    private final AtomicLong waitingEnds = new AtomicLong();

    private volatile LearntTemplates learnt = new LearntTemplates();
    /** What is read; the same as is known, but for the time in which all is read again. */
    private LearntTemplates reading = learnt;

    private boolean full;

    TemplatesTopic(KafkaConnections connections) {
        super("learnt-templates", Topics.TEMPLATES, connections);
    }

    /**
     * The message that says what a leaf knows.
     *
     * @param leaf of which only the templates count that several messages made
     * @param revision of the leaf; {@code null} if there is no older one anywhere
     */
    public static ProducerRecord<String, byte[]> message(
            String tenant, UUID leafId, TemplateLeaf leaf, @Nullable LeafRevision revision) {
        TemplateLeaf widened = leaf.widened();
        byte[] value = widened.templates().isEmpty() ? null : JSON.writeValueAsBytes(widened);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topics.TEMPLATES, EventCodec.key(tenant, leafId), value);
        if (revision != null) {
            revision.writeTo(message.headers());
        }
        return message;
    }

    @Override
    public Optional<LearntTemplate> including(String tenant, @Nullable String project, MessageForm form) {
        if (!isKnown() && form.canBeLearnt()) {
            long now = System.nanoTime();
            waitingEnds.compareAndSet(0, now + PATIENCE.toNanos());
            await(this::isKnown, waitingEnds.get() - now);
        }
        return learnt.including(tenant, project, form);
    }

    @Override
    protected void begins() {
        reading = new LearntTemplates();
        if (!isKnown()) {
            learnt = reading;
        }
    }

    @Override
    protected boolean isEnough(Consumer<byte[], byte[]> open) {
        learnt = reading;
        return true;
    }

    /** How many templates are known. */
    int size() {
        return learnt.size();
    }

    @Override
    protected void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            String key = new String(message.key(), StandardCharsets.UTF_8);
            int slash = key.lastIndexOf('/');
            TemplateLeaf leaf =
                    message.value() == null ? TemplateLeaf.EMPTY : JSON.readValue(message.value(), TemplateLeaf.class);
            boolean hadRoom = reading.put(
                    key.substring(0, Math.max(0, slash)),
                    UUID.fromString(key.substring(slash + 1)),
                    leaf,
                    LeafRevision.of(message.headers()));
            if (!hadRoom && !full) {
                full = true;
                LOG.warn(
                        "There are more learnt templates than are kept in memory; reports of the others are merged later");
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("The entry {} of {} cannot be read and is left out", message.offset(), Topics.TEMPLATES, e);
        }
    }
}
