package dev.tribal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.generation.IndexRebuilder;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.chroma.ChromaServer;
import dev.tribal.embedding.index.chroma.NeedsChroma;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsChroma
class ServiceOnChromaIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private ChromaServer chroma;
    private TestBroker broker;
    private RunningService service;

    @BeforeEach
    void start() {
        chroma = ChromaServer.start(folder.resolve("chroma"));
        broker = new TestBroker();
        service = startService();
    }

    @AfterEach
    void stop() {
        service.close();
        broker.close();
        chroma.close();
    }

    @Test
    void aTornCollectionIsRebuiltFromTheRecordStore() {
        List<RecordKey> keys = service.storeOnly(1_500);
        service.close();
        service = startService();
        await().atMost(LONG).until(() -> !rebuilder().isRebuilding());
        assertThat(service.index().count()).isEqualTo(1_500);

        chroma.kill();
        chroma.tear();
        chroma.start();
        assertThatThrownBy(() -> service.nearest("failure")).isInstanceOf(VectorIndexException.class);
        await().atMost(LONG).until(() -> rebuilder().isRebuilding());
        await().atMost(LONG).until(() -> !rebuilder().isRebuilding());

        assertThat(service.index().count()).isEqualTo(1_500);
        assertThat(service.index().absent(keys)).isEmpty();
    }

    @Test
    void chromaMayBeKilledInTheMiddleOfManyEvents() {
        var events = ManyEvents.sendTo(broker);
        events.awaitMiddle(service);
        chroma.kill();
        await().atMost(LONG).until(() -> service.health().contains("Chroma cannot be reached"));
        chroma.start();
        events.assertAllArrivedOnce(service);
    }

    private RunningService startService() {
        return RunningService.start(
                Map.of(
                        "tribal.vector-index",
                        "chroma",
                        "tribal.chroma.url",
                        chroma.url().toString()),
                broker.brokers(),
                folder.resolve("tribal"));
    }

    private IndexRebuilder rebuilder() {
        return service.bean(IndexRebuilder.class);
    }
}
