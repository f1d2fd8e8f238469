package dev.tribal.embedding.apply;

import dev.tribal.contracts.event.Topics;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;

/** Kafka's id of the events topic, asked for once. */
final class EventsTopic implements Supplier<String> {
    private final KafkaAdmin admin;
    private volatile @Nullable String id;

    EventsTopic(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public String get() {
        String known = id;
        if (known == null) {
            TopicDescription topic = admin.describeTopics(Topics.ERROR_EVENTS).get(Topics.ERROR_EVENTS);
            if (topic == null) {
                throw new IllegalStateException("The broker does not know the topic " + Topics.ERROR_EVENTS);
            }
            known = topic.topicId().toString();
            id = known;
        }
        return known;
    }
}
