package dev.tribal.embedding;

import static dev.tribal.embedding.TestAuth.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.IndexGeneration;
import dev.tribal.embedding.generation.OpenGeneration;
import dev.tribal.embedding.index.chroma.ChromaServer;
import dev.tribal.embedding.index.chroma.NeedsChroma;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsChroma
class ReindexToChromaIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private ChromaServer chroma;
    private TestBroker broker;
    private RunningService service;

    @BeforeEach
    void start() {
        chroma = ChromaServer.start(folder.resolve("chroma"));
        broker = new TestBroker();
        service = RunningService.start(
                Map.of("tribal.chroma.url", chroma.url().toString()), broker.brokers(), folder.resolve("tribal"));
    }

    @AfterEach
    void stop() {
        service.close();
        broker.close();
        chroma.close();
    }

    @Test
    void whatComesInWhileItIsBuiltIsInTheNewIndexToo() throws Exception {
        assertThat(generations().serving().generation().backend()).isEqualTo("lucene");
        var events = ManyEvents.sendTo(broker);
        events.awaitMiddle(service);

        reindex();
        await().atMost(LONG).until(() -> {
            events.sendAnother();
            return isServingFromChroma();
        });
        events.assertAllArrivedOnce(service);
        assertThat(generations().all()).extracting(IndexGeneration::backend).containsExactly("lucene", "chroma");
    }

    @Test
    void anIndexThatIsTornWhileItIsBuiltServesOnlyWhenItIsWhole() throws Exception {
        List<RecordKey> keys = service.storeOnly(2_000);
        reindex();
        await().atMost(LONG).until(() -> built() >= 1_000);

        chroma.kill();
        chroma.tear();
        chroma.start();
        awaitServingFromChroma();
        assertThat(service.index().count()).isEqualTo(2_000);
        assertThat(service.index().absent(keys)).isEmpty();
    }

    private void awaitServingFromChroma() {
        await().atMost(LONG).until(this::isServingFromChroma);
    }

    private boolean isServingFromChroma() {
        return generations().serving().generation().backend().equals("chroma");
    }

    private long built() {
        return generations().building().map(OpenGeneration::index).orElseThrow().count();
    }

    private Generations generations() {
        return service.bean(Generations.class);
    }

    private void reindex() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/indexes"))
                .header("Authorization", "Bearer " + token("acme", Scopes.INSTALLATION))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"vector_index\":\"chroma\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(202);
        }
    }
}
