package dev.tribal.embedding.index.chroma;

import static dev.tribal.embedding.index.VectorIndexContract.IDENTITY;
import static dev.tribal.embedding.index.VectorIndexContract.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsChroma
class ChromaFaultsIT {
    private static final float[] VECTOR = {1, 0, 0, 0};
    private static final RecordKey KEY = new RecordKey("acme", UUID.randomUUID());

    @TempDir
    private Path folder;

    private ChromaServer server;
    private GuardingProxy proxy;
    private VectorIndex index;

    @BeforeEach
    void start() {
        server = ChromaServer.start(folder);
        proxy = new GuardingProxy(server.url());
        index = open(proxy.url(), "default_database", GuardingProxy.SECRET);
        index.update(Map.of(KEY, VECTOR), List.of());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
    }

    @Test
    void theHeaderThatAProxyAsksForIsSent() {
        assertThat(index.nearest("acme", VECTOR, 5)).hasSize(1);

        VectorIndex stranger = open(proxy.url(), "default_database", null);
        assertThatThrownBy(stranger::check)
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("tribal.chroma.header-name");
    }

    @Test
    void anUnknownDatabaseIsSaid() {
        VectorIndex lost = open(proxy.url(), "atlantis", GuardingProxy.SECRET);

        assertThatThrownBy(lost::check)
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("tribal.chroma.database");
    }

    @Test
    void searchesDoNotGoOnAskingAServerThatIsDownAndFindItWhenItIsBack() {
        server.kill();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
        }
        int asked = proxy.requests();
        assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
        assertThat(proxy.requests()).isEqualTo(asked);

        server.start();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(index.nearest("acme", VECTOR, 5)).hasSize(1));
    }

    @Test
    void aSlowServerIsNotWaitedForBeyondTheTimeout() {
        proxy.hold();

        assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5))
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("tribal.chroma.timeout");
        proxy.letGo();
        assertThat(index.nearest("acme", VECTOR, 5)).hasSize(1);
    }

    @Test
    void searchesDoNotGoOnAskingAServerThatIsSlow() throws InterruptedException {
        proxy.hold();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(5, () -> {
                assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
                return true;
            }));
        }

        int asked = proxy.requests();
        assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
        assertThat(proxy.requests()).isEqualTo(asked);
        proxy.letGo();
    }

    @Test
    void aCollectionOutlivesTheSearchesThatBreakOffWhenTheServerRestarts() {
        var client = new ChromaClient(server.settings(), null);
        String before = client.collections(NAME).getFirst().id();
        index.lostVectors();
        server.kill();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
        }
        server.start();
        index.lostVectors();
        index.lostVectors();

        assertThat(client.collections(NAME).getFirst().id()).isEqualTo(before);
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(index.nearest("acme", VECTOR, 5)).hasSize(1));
    }

    @Test
    void aCollectionThatAnotherProcessDroppedIsMissedAlsoIfAProbeSeesThatFirst() {
        var client = new ChromaClient(server.settings(), null);
        index.lostVectors();
        client.drop(client.collections(NAME).getFirst().name());

        index.check();
        assertThatThrownBy(() -> index.nearest("acme", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
        assertThat(index.lostVectors()).isTrue();
        assertThat(index.nearest("acme", VECTOR, 5)).isEmpty();
    }

    @Test
    void anIndexThatIsOpenedWhileTheServerIsDownServesOnceItIsUp() {
        server.kill();
        VectorIndex early = open(server.url(), "default_database", null);
        assertThatThrownBy(early::check)
                .hasMessageContaining("tribal.chroma.url")
                .hasMessageNotContaining("127.0.0.1");

        server.start();
        early.check();
        assertThat(early.nearest("acme", VECTOR, 5)).hasSize(1);
    }

    private static VectorIndex open(URI url, String database, @Nullable String secret) {
        var settings = new ChromaSettings(
                url,
                "default_tenant",
                database,
                GuardingProxy.HEADER,
                secret,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                100);
        return new ChromaVectorIndexes(settings, null).open(NAME, IDENTITY);
    }
}
