package dev.tribal.embedding.index.chroma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.IndexIdentityException;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexContract;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.VectorIndexes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the Chroma at {@code TRIBAL_TEST_CHROMA_URL}, or one of its own. */
@NeedsChroma
class ChromaVectorIndexIT implements VectorIndexContract {
    private static final float[] VECTOR = {1, 0, 0, 0};

    @TempDir
    private static Path folder;

    static final String URL_VARIABLE = "TRIBAL_TEST_CHROMA_URL";

    private static final @Nullable String ELSEWHERE = System.getenv(URL_VARIABLE);

    private static @Nullable ChromaServer server;
    private static ChromaSettings settings;

    private VectorIndex index;

    @BeforeAll
    static void start() {
        if (ELSEWHERE == null) {
            server = ChromaServer.start(folder);
            settings = server.settings();
        } else {
            settings = ChromaServer.settings(URI.create(ELSEWHERE));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        indexes().drop(NAME);
        index = indexes().open(NAME, IDENTITY);
    }

    @Override
    public VectorIndexes indexes() {
        return new ChromaVectorIndexes(settings, null);
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

    @Test
    void moreVectorsThanOneRequestMayHoldAreSentInSeveral() {
        Map<RecordKey, float[]> many = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            many.put(new RecordKey("acme", UUID.randomUUID()), VECTOR);
        }
        index.update(many, List.of());

        assertThat(index.count()).isEqualTo(250);
        assertThat(index.absent(many.keySet())).isEmpty();
        index.update(Map.of(), many.keySet());
        assertThat(index.count()).isZero();
    }

    @Test
    void aVectorOfAnotherLengthIsRefused() {
        var key = new RecordKey("acme", UUID.randomUUID());
        index.update(Map.of(key, VECTOR), List.of());

        assertThatThrownBy(() -> index.update(Map.of(key, new float[] {1, 0}), List.of()))
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("does not accept");
    }

    @Test
    void aCollectionOfAnotherSpaceIsRefused() {
        var client = new ChromaClient(settings, null);
        index.update(Map.of(new RecordKey("acme", UUID.randomUUID()), VECTOR), List.of());
        ChromaApi.Collection right = client.collections(NAME).getFirst();
        client.drop(right.name());
        client.api()
                .create(new ChromaApi.NewCollection(
                        right.name(),
                        new ChromaApi.Configuration(new ChromaApi.Hnsw("l2")),
                        Map.of("tenant", "acme", "identity", IDENTITY.toString()),
                        false));

        assertThatThrownBy(() -> reopened(IDENTITY))
                .isInstanceOf(IndexIdentityException.class)
                .hasMessageContaining("l2");
    }

    @Test
    void aCollectionThatSomebodyDeletesIsMadeAnewAndReportedAsLost() {
        var key = new RecordKey("acme", UUID.randomUUID());
        index.update(Map.of(key, VECTOR), List.of());
        index.lostVectors();
        indexes().drop(NAME);

        assertThatThrownBy(() -> index.update(Map.of(key, VECTOR), List.of())).isInstanceOf(VectorIndexException.class);
        assertThat(index.lostVectors()).isTrue();
        assertThat(index.lostVectors()).isFalse();
        index.update(Map.of(key, VECTOR), List.of());
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void tenantsWithTrickyNamesHaveCollectionsOfTheirOwn() {
        List<String> tenants = List.of("a/b", "a.b", "A-B", "a-b", "ä".repeat(100), "..", "x".repeat(600));
        for (String tenant : tenants) {
            index.update(Map.of(new RecordKey(tenant, UUID.randomUUID()), VECTOR), List.of());
        }

        for (String tenant : tenants) {
            assertThat(index.nearest(tenant, VECTOR, 10)).as(tenant).hasSize(1);
        }
        assertThat(indexes().names()).contains(NAME);
    }

    @Test
    void aServerThatIsAwayFailsSoonAndWithASentence() {
        var away = new ChromaVectorIndexes(ChromaServer.settings(URI.create("http://127.0.0.1:1")), null);
        VectorIndex opened = away.open(NAME, IDENTITY);

        assertThatThrownBy(opened::check)
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("tribal.chroma.url");
        assertThat(Duration.ofNanos(timeOf(() -> opened.nearest("acme", VECTOR, 5))))
                .isLessThan(Duration.ofSeconds(5));
        assertThat(opened.lostVectors()).isFalse();
    }

    private static long timeOf(Runnable failing) {
        long start = System.nanoTime();
        assertThatThrownBy(failing::run).isInstanceOf(VectorIndexException.class);
        return System.nanoTime() - start;
    }
}
