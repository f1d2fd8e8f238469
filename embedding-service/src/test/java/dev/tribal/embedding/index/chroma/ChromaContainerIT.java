package dev.tribal.embedding.index.chroma;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexContract;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.store.Docker;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The same as against a local process, against the image of docker-compose.yml. */
@Tag("docker")
class ChromaContainerIT implements VectorIndexContract {
    private static final int PORT = 8000;

    private static GenericContainer<?> server;

    private VectorIndex index;

    @BeforeAll
    static void start() {
        Docker.assumeAvailable(ChromaContainerIT.class);
        server = new GenericContainer<>("chromadb/chroma:1.5.9")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/api/v2/heartbeat"));
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
        indexes().names().forEach(indexes()::drop);
        index = indexes().open(NAME, IDENTITY);
    }

    @Override
    public VectorIndexes indexes() {
        URI url = URI.create("http://%s:%d".formatted(server.getHost(), server.getMappedPort(PORT)));
        return new ChromaVectorIndexes(ChromaServer.settings(url), null);
    }

    @Override
    public VectorIndex index() {
        return index;
    }

    @Override
    public VectorIndex reopened(IndexIdentity identity) {
        index = indexes().open(NAME, identity);
        return index;
    }
}
