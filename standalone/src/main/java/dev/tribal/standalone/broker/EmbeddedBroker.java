package dev.tribal.standalone.broker;

import dev.tribal.contracts.event.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node in KRaft mode, broker and controller in one, that keeps its log in a folder and survives
 * {@code kill -9}. It listens on the loopback interface only, on ports that are free when it starts.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker and returns when it accepts connections.
     *
     * @param folder where the log is kept; formatted if it is new
     */
    public static EmbeddedBroker start(Path folder) {
        return start(folder, _ -> {});
    }

    /** @param more adds to the broker's settings, such as a listener */
    static EmbeddedBroker start(Path folder, Consumer<Properties> more) {
        try {
            Files.createDirectories(folder);
            int brokerPort = freePort();
            Properties properties = properties(folder, brokerPort, freePort());
            more.accept(properties);
            format(folder);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, "127.0.0.1:" + brokerPort);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker cannot use " + folder, e);
        }
    }

    /** The value of {@code bootstrap.servers} for its clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws IOException {
        try {
            new Formatter()
                    .setClusterId(clusterId(folder))
                    .setNodeId(NODE_ID)
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The broker's folder %s cannot be formatted".formatted(folder), e);
        }
    }

    /** The id under which the folder was formatted, or a new one. */
    private static String clusterId(Path folder) throws IOException {
        Path meta = folder.resolve("meta.properties");
        if (!Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
        }
        return properties.getProperty("cluster.id", Uuid.randomUuid().toString());
    }

    private static Properties properties(Path folder, int brokerPort, int controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put(
                "listeners", "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(brokerPort, controllerPort));
        properties.put("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort);
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", folder.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("offsets.retention.minutes", Long.toString(Topics.POSITIONS_RETENTION.toMinutes()));
        properties.put("message.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        // One short-lived node with one set of clients needs few threads and small buffers.
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("num.recovery.threads.per.data.dir", "2");
        // Also of topics that an older Tribal made.
        properties.put("log.cleaner.delete.retention.ms", Long.toString(Topics.DELETIONS_RETENTION.toMillis()));
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        // Else the node that comes back after kill -9 waits until its old session has ended.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "250");
        return properties;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
