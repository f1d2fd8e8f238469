package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.store.Docker;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreContract;
import dev.tribal.platform.encryption.Sealer;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.GenericContainer;

/** The same as against DynamoDB Local, against LocalStack. */
@Tag("docker")
class DynamoDbContainerIT implements RecordStoreContract {
    private static final int PORT = 4566;

    private static GenericContainer<?> server;

    private RecordStore store;

    @BeforeAll
    static void start() {
        Docker.assumeAvailable(DynamoDbContainerIT.class);
        server = new GenericContainer<>("localstack/localstack:4.3.0")
                .withEnv("SERVICES", "dynamodb")
                .withExposedPorts(PORT);
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        URI endpoint = URI.create("http://%s:%d".formatted(server.getHost(), server.getMappedPort(PORT)));
        var settings = new DynamoDbSettings("records-" + UUID.randomUUID(), true);
        store = new DynamoDbRecordStore(DynamoDbLocal.client(endpoint), settings, Sealer.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public RecordStore store() {
        return store;
    }
}
