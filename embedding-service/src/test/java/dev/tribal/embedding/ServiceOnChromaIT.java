package dev.tribal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.generation.IndexRebuilder;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.chroma.ChromaServer;
import dev.tribal.embedding.index.chroma.NeedsChroma;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void aTornCollectionIsRebuiltFromTheRecordStore() throws IOException {
        List<RecordKey> keys = store(1_500);
        service.close();
        service = startService();
        await().atMost(LONG).until(() -> !rebuilder().isRebuilding());
        assertThat(service.index().count()).isEqualTo(1_500);

        chroma.kill();
        tear();
        chroma.start();
        assertThatThrownBy(() -> service.nearest("failure")).isInstanceOf(VectorIndexException.class);
        await().atMost(LONG).until(() -> rebuilder().isRebuilding());
        await().atMost(LONG).until(() -> !rebuilder().isRebuilding());

        assertThat(service.index().count()).isEqualTo(1_500);
        assertThat(service.index().absent(keys)).isEmpty();
    }

    @Test
    void chromaMayBeKilledInTheMiddleOfManyEvents() {
        List<UUID> ids =
                IntStream.range(0, 2_000).mapToObj(_ -> UUID.randomUUID()).toList();
        broker.sendAll(ids.stream()
                .map(id -> Events.event(id, Events.report("failure " + id)))
                .toList());
        await().atMost(LONG).until(() -> service.count("tribal.embedding.applied") > 0);
        chroma.kill();
        await().atMost(LONG).until(() -> health().contains("Chroma cannot be reached"));
        chroma.start();

        await().atMost(LONG).untilAsserted(() -> assertThat(latestChanges()).isEqualTo(Set.copyOf(ids)));
        assertThat(service.store().count()).isEqualTo(ids.size());
        assertThat(service.index().count()).isEqualTo(ids.size());
        assertThat(service.index()
                        .absent(ids.stream()
                                .map(id -> new RecordKey(Events.TENANT, id))
                                .toList()))
                .isEmpty();
        assertThat(broker.read(Topics.ERROR_EVENTS_DLT)).isEmpty();
    }

    private Set<UUID> latestChanges() {
        return broker.changes().stream().map(RecordChange::errorId).collect(Collectors.toSet());
    }

    private String health() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/health/detailed"));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
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

    private List<RecordKey> store(int count) {
        List<StoredRecord> records = IntStream.range(0, count)
                .mapToObj(i -> Events.stored(new RecordKey("acme", UUID.randomUUID()), "error " + i))
                .toList();
        service.store().write(records);
        return records.stream().map(StoredRecord::key).toList();
    }

    /** What a hard kill in the middle of a write can leave. */
    private void tear() throws IOException {
        try (var files = Files.walk(chroma.folder())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bin")).toList()) {
                Files.write(file, new byte[100]);
            }
        }
    }
}
