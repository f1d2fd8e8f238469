package dev.tribal.platform.template;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.TopicRounds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what was learnt from its topic and goes on as it comes. Until all is read, or if the broker is away, less is known,
 * and nobody waits.
 */
public final class TemplatesTopic extends TopicRounds implements TemplateLookup {
    private static final Logger LOG = LoggerFactory.getLogger(TemplatesTopic.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LearntTemplates learnt = new LearntTemplates();
    private boolean full;

    TemplatesTopic(KafkaConnections connections) {
        super("learnt-templates", Topics.TEMPLATES, connections);
    }

    /**
     * The message that says what a leaf knows.
     *
     * @param leaf of which only the templates count that several messages made
     */
    public static ProducerRecord<String, byte[]> message(String tenant, UUID leafId, TemplateLeaf leaf) {
        TemplateLeaf widened = leaf.widened();
        byte[] value = widened.templates().isEmpty() ? null : JSON.writeValueAsBytes(widened);
        return new ProducerRecord<>(Topics.TEMPLATES, EventCodec.key(tenant, leafId), value);
    }

    @Override
    public Optional<LearntTemplate> including(String tenant, @Nullable String project, MessageForm form) {
        return learnt.including(tenant, project, form);
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
            boolean hadRoom =
                    learnt.put(key.substring(0, Math.max(0, slash)), UUID.fromString(key.substring(slash + 1)), leaf);
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
