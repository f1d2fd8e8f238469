package dev.tribal.embedding;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.PlatformConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The whole service against a real broker, with its own settings file. */
final class RunningService implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningService start(String brokers, Path dataDir, Class<?>... more) {
        return start(Map.of(), brokers, dataDir, more);
    }

    static RunningService start(Map<String, String> properties, String brokers, Path dataDir, Class<?>... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.name=tribal-defaults,embedding-service",
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--tribal.kafka.partitions=2",
                "--tribal.data-dir=" + dataDir));
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        var application = new SpringApplication(TestApplication.class);
        application.addPrimarySources(List.of(more));
        return new RunningService(application.run(arguments.toArray(String[]::new)));
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** What strangers may read about its state. */
    String health() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/health/detailed"));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    RecordStore store() {
        return bean(RecordStore.class);
    }

    VectorIndex index() {
        return bean(Generations.class).serving().index();
    }

    List<VectorIndex.Neighbour> nearest(String text) {
        float[] vector = bean(Generations.class)
                .serving()
                .model()
                .embed(List.of(RetrievalText.ofText(text)))
                .getFirst()
                .vector();
        return index().nearest(Events.TENANT, vector, 5);
    }

    /** Stores different records, as if they had been folded before, and indexes none. */
    List<RecordKey> storeOnly(int count) {
        List<StoredRecord> records = IntStream.range(0, count)
                .mapToObj(i -> Events.stored(new RecordKey(Events.TENANT, UUID.randomUUID()), "error " + i))
                .toList();
        store().write(records);
        return records.stream().map(StoredRecord::key).toList();
    }

    double count(String meter) {
        return bean(MeterRegistry.class).get(meter).counter().count();
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, EmbeddingConfiguration.class, TestAuth.class})
    static class TestApplication {}
}
