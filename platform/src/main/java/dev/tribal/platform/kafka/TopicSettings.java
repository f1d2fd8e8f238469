package dev.tribal.platform.kafka;

import dev.tribal.contracts.event.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a topic is kept that is there already: by an operator, with the settings of the broker, or from an older Tribal.
 *
 * @param name of the topic
 * @param partitions how many it has
 * @param replication copies of each partition
 * @param setting the value of a setting of the topic by its name; {@code null} if it is not told
 */
record TopicSettings(String name, int partitions, int replication, Function<String, @Nullable String> setting) {
    /** Topics that nothing can be built anew from but themselves. */
    static final Set<String> WATCHED = Set.of(
            Topics.ERROR_EVENTS,
            Topics.ERROR_EVENTS_DLT,
            Topics.ERROR_RECORDS,
            Topics.GROUPING,
            Topics.TEMPLATES,
            Topics.AUDIT,
            Topics.CI_RESULTS);

    private static final Set<String> COMPACTED = Set.of(Topics.ERROR_RECORDS, Topics.TEMPLATES);

    /** Whose partitions say which of two messages about an error is the newer one. */
    private static final Set<String> IN_ORDER = Set.of(Topics.ERROR_EVENTS, Topics.ERROR_RECORDS);

    /** Of these, what stands behind the first partition is not read. */
    private static final Set<String> UNDIVIDED = Set.of(Topics.GROUPING, Topics.TEMPLATES);

    private static final Set<String> FOR_EVER = Set.of(Topics.ERROR_EVENTS, Topics.ERROR_EVENTS_DLT, Topics.GROUPING);

    /** What is wrong if the topic of this name is not there, in a sentence that says what to do. */
    static String missing(String name) {
        return name
                + " is missing, so that nothing is kept in it; restart a service, which makes it if Kafka allows it";
    }

    /**
     * What is wrong with it, each in a sentence that says what to change; empty if nothing is.
     *
     * @param wished the setting {@code tribal.kafka.partitions}
     */
    List<String> faults(int wished) {
        List<String> faults = new ArrayList<>();
        checkPartitions(faults, wished);
        if (COMPACTED.contains(name)) {
            check(faults, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT, "entries expire");
        }
        if (FOR_EVER.contains(name)) {
            check(faults, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE, "entries are dropped");
            check(faults, TopicConfig.RETENTION_MS_CONFIG, "-1", "entries expire");
            check(faults, TopicConfig.RETENTION_BYTES_CONFIG, "-1", "entries expire");
        }
        String deletions = setting.apply(TopicConfig.DELETE_RETENTION_MS_CONFIG);
        long enough = Topics.DELETIONS_RETENTION.toMillis();
        if (name.equals(Topics.ERROR_RECORDS) && deletions != null && Long.parseLong(deletions) < enough) {
            faults.add(fault(
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(enough),
                    "an instance of search-service that was away may bring deleted errors back"));
        }
        String copies = setting.apply(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        int least = Topics.leastCopies(replication);
        if (copies != null && Integer.parseInt(copies) < least) {
            faults.add(fault(
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    Integer.toString(least),
                    "what is accepted may be lost with one broker"));
        }
        check(
                faults,
                TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                "false",
                "what is accepted may be lost with one broker");
        return faults;
    }

    private void checkPartitions(List<String> faults, int wished) {
        if (UNDIVIDED.contains(name) && partitions > 1) {
            faults.add("%s has %d partitions, of which only the first is read; %s"
                    .formatted(name, partitions, restoreWith(wished)));
        }
        if (IN_ORDER.contains(name) && partitions < wished) {
            faults.add(
                    "%s has %d partitions and keeps them, whatever tribal.kafka.partitions=%d says; set it to %2$d, or %s"
                            .formatted(name, partitions, wished, restoreWith(wished)));
        }
        if (IN_ORDER.contains(name) && partitions > wished) {
            faults.add(
                    ("%s has %d partitions and tribal.kafka.partitions is %d; if it was made with %2$d, set that to %2$d; if"
                                    + " partitions were added later, what is deleted may come back: %s")
                            .formatted(name, partitions, wished, restoreWith(wished)));
        }
    }

    private static String restoreWith(int partitions) {
        return "take a full backup and restore it into an empty installation with tribal.kafka.partitions="
                + partitions;
    }

    private void check(List<String> faults, String key, String right, String because) {
        String value = setting.apply(key);
        if (value != null && !value.equals(right)) {
            faults.add(fault(key, right, because));
        }
    }

    private String fault(String key, String right, String because) {
        return "%s has %s=%s, so that %s; set %s".formatted(name, key, setting.apply(key), because, key + "=" + right);
    }
}
