package dev.tribal.contracts.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of Tribal and how they are kept. Keys are {@code tenant/errorId} unless said otherwise. */
public final class Topics {
    /** Every accepted event, append-only, kept for ever. */
    public static final String ERROR_EVENTS = "tribal.error-events.v1";

    /** Events that cannot be applied, with their cause in the headers. */
    public static final String ERROR_EVENTS_DLT = "tribal.error-events.v1.dlt";

    /** The full state of every record, compacted; no value means deleted. */
    public static final String ERROR_RECORDS = "tribal.error-records.v1";

    /** Who did what, on its way to the audit log of auth-service; keys are tenants. */
    public static final String AUDIT = "tribal.audit.v1";

    /** What clients told one instance of mcp-gateway about their sessions, for the others; keys are sessions. */
    public static final String MCP_SIGNALS = "tribal.mcp-signals.v1";

    /** What CI servers told through webhooks, until it is worked on; keys are tenants, webhooks and repositories. */
    public static final String CI_RESULTS = "tribal.ci-results.v1";

    /** Which version of the fingerprints decides, one entry for each change; kept for ever, in one partition. */
    public static final String GROUPING = "tribal.grouping.v1";

    /**
     * The message templates that several messages made, compacted, in one partition; keys are tenants and what they are learnt of. It
     * follows from the events.
     */
    public static final String TEMPLATES = "tribal.templates.v1";

    /** How long ingest-service may be away without the loss of a result. */
    private static final Duration CI_RESULTS_RETENTION = Duration.ofDays(7);

    /** Sessions last that long at most by default. */
    private static final Duration MCP_SIGNALS_RETENTION = Duration.ofHours(24);

    /** How long auth-service may be away without the loss of an audit event. */
    private static final Duration AUDIT_RETENTION = Duration.ofDays(30);

    /** How long the records topic still says that a record is deleted: who was away for longer never hears of it. */
    public static final Duration DELETIONS_RETENTION = Duration.ofDays(7);

    /**
     * How long a broker has to know how far a group had read that nobody belongs to any more; Kafka's own 7 days are less than an
     * audit event is kept. Who was away for longer reads its topics from the beginning.
     */
    public static final Duration POSITIONS_RETENTION = Duration.ofDays(60);

    /** The largest message in bytes, before compression: a record with a long trace and every solution it can have. */
    public static final int MAX_MESSAGE_BYTES = 20 * 1024 * 1024;

    private static final Map<String, String> FOR_EVER = Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(MAX_MESSAGE_BYTES));

    private Topics() {}

    /**
     * The definitions of all topics. What a broker acknowledges is on all copies but one at least, and no copy that lacks
     * some of it takes over.
     *
     * @param partitions how many partitions the events and the records have each; the same for both, so that positions
     *     stay in order
     * @param replication copies of each partition
     */
    public static List<NewTopic> all(int partitions, short replication) {
        return List.of(
                topic(ERROR_EVENTS, partitions, replication, FOR_EVER),
                topic(ERROR_EVENTS_DLT, partitions, replication, FOR_EVER),
                topic(
                        ERROR_RECORDS,
                        partitions,
                        replication,
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                                Long.toString(DELETIONS_RETENTION.toMillis()),
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(MAX_MESSAGE_BYTES))),
                topic(AUDIT, partitions, replication, kept(AUDIT_RETENTION)),
                topic(CI_RESULTS, partitions, replication, kept(CI_RESULTS_RETENTION)),
                topic(GROUPING, 1, replication, FOR_EVER),
                topic(
                        TEMPLATES,
                        1,
                        replication,
                        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
                topic(MCP_SIGNALS, partitions, replication, kept(MCP_SIGNALS_RETENTION)));
    }

    /**
     * How many copies of a topic have to have a message before it counts as accepted.
     *
     * @param replication copies of each partition, at least 1
     */
    public static int leastCopies(int replication) {
        return Math.max(1, replication - 1);
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }

    private static NewTopic topic(String name, int partitions, short replication, Map<String, String> more) {
        Map<String, String> configs = new HashMap<>(more);
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(leastCopies(replication)));
        configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        return new NewTopic(name, partitions, replication).configs(configs);
    }
}
