package dev.tribal.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.event.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSettingsTest {
    /** What a broker adds to what it was told. */
    private static final Map<String, String> DEFAULTS = Map.of("cleanup.policy", "delete", "retention.bytes", "-1");

    @ParameterizedTest
    @ValueSource(shorts = {1, 2, 3, 5})
    void nothingIsWrongWithWhatTribalMakes(short replication) {
        assertThat(Topics.all(6, replication))
                .allSatisfy(topic -> assertThat(settings(topic).faults(6)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "tribal.error-records.v1, cleanup.policy, delete",
        "tribal.error-records.v1, cleanup.policy, 'compact,delete'",
        "tribal.error-records.v1, delete.retention.ms, 86400000",
        "tribal.error-events.v1, cleanup.policy, compact",
        "tribal.error-events.v1, retention.ms, 604800000",
        "tribal.error-events.v1.dlt, retention.bytes, 1000000",
        "tribal.grouping.v1, retention.ms, 604800000",
        "tribal.audit.v1, min.insync.replicas, 1",
        "tribal.ci-results.v1, unclean.leader.election.enable, true"
    })
    void oneWrongSettingIsOneSentence(String topic, String key, String value) {
        assertThat(changed(topic, Map.of(key, value)).faults(6))
                .singleElement()
                .asString()
                .startsWith(topic + " has " + key + "=" + value + ", so that ")
                .contains("; set " + key + "=");
    }

    @Test
    void oneCopyIsNoFaultWhereThereIsNoOther() {
        var topic = settings(Topics.all(6, (short) 1).getFirst());
        assertThat(topic.setting().apply("min.insync.replicas")).isEqualTo("1");
        assertThat(topic.faults(6)).isEmpty();
    }

    @Test
    void whatIsNotToldIsNotWrong() {
        assertThat(new TopicSettings(Topics.ERROR_RECORDS, 6, 3, _ -> null).faults(6))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "tribal.error-events.v1, 12, 'set it to 6, or take a full backup and restore'",
        "tribal.error-records.v1, 3, 'if it was made with 6, set that to 6; if partitions were added later'"
    })
    void otherNumberOfPartitionsThanTheSettingIsToldWithWhatToDo(String topic, int wished, String advice) {
        assertThat(changed(topic, Map.of()).faults(wished))
                .singleElement()
                .asString()
                .startsWith(topic + " has 6 partitions and ")
                .contains(advice)
                .endsWith("with tribal.kafka.partitions=" + wished);
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.GROUPING, Topics.TEMPLATES})
    void topicOfWhichOnePartitionIsReadHasNoOther(String topic) {
        assertThat(new TopicSettings(topic, 2, 3, _ -> null).faults(6))
                .singleElement()
                .asString()
                .startsWith(topic + " has 2 partitions, of which only the first is read; take a full backup");
    }

    private static TopicSettings changed(String name, Map<String, String> change) {
        var topic = Topics.all(6, (short) 3).stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.putAll(change);
        return settings(topic.configs(configs));
    }

    private static TopicSettings settings(NewTopic topic) {
        Map<String, String> configs = new HashMap<>(DEFAULTS);
        configs.putAll(topic.configs());
        return new TopicSettings(topic.name(), topic.numPartitions(), topic.replicationFactor(), configs::get);
    }
}
