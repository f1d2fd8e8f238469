package dev.tribal.embedding.index.chroma;

import static dev.tribal.embedding.index.VectorIndexContract.IDENTITY;
import static dev.tribal.embedding.index.VectorIndexContract.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsChroma
class TornCollectionIT {
    private static final float[] VECTOR = {1, 0, 0, 0};

    @TempDir
    private Path folder;

    private ChromaServer server;
    private VectorIndex index;

    @BeforeEach
    void start() {
        server = ChromaServer.start(folder);
        index = new ChromaVectorIndexes(server.settings(), null).open(NAME, IDENTITY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Chroma answers 500 on files of nonsense, and dies over files that are too short. */
    @ParameterizedTest
    @EnumSource
    void aTornCollectionIsDroppedAndTheOthersAreKept(Damage damage) throws IOException {
        index.update(vectors("torn", 2_500), List.of());
        index.update(vectors("whole", 10), List.of());
        assertThat(index.lostVectors()).as("the first look at a server").isTrue();
        assertThat(index.lostVectors()).isFalse();

        server.kill();
        tear(damage);
        assertThatThrownBy(() -> index.nearest("torn", VECTOR, 5)).isInstanceOf(VectorIndexException.class);
        assertThat(index.lostVectors())
                .as("nobody knows while the server is away")
                .isFalse();
        server.start();

        awaitRepair();
        assertThat(index.nearest("torn", VECTOR, 5)).isEmpty();
        assertThat(index.nearest("whole", VECTOR, 5)).hasSize(5);
        index.update(vectors("torn", 20), List.of());
        assertThat(index.count()).isEqualTo(30);
    }

    /** A torn collection may end the server at each touch; then somebody has to start it again. */
    private void awaitRepair() {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        return index.lostVectors();
                    } catch (VectorIndexException e) {
                        return false;
                    } finally {
                        if (!server.client().isThere()) {
                            server.kill();
                            server.start();
                        }
                    }
                });
    }

    /** What a hard kill in the middle of a write can leave, in the collection with the most vectors only. */
    private void tear(Damage damage) throws IOException {
        for (Path file : binaries(largest().getParent())) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(
                    file,
                    switch (damage) {
                        case NONSENSE -> nonsense(bytes.length);
                        case TOO_SHORT -> Arrays.copyOf(bytes, bytes.length / 2);
                    });
        }
    }

    private Path largest() throws IOException {
        return binaries(folder).stream()
                .max(Comparator.comparing(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static List<Path> binaries(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".bin")).toList();
        }
    }

    private static byte[] nonsense(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private enum Damage {
        NONSENSE,
        TOO_SHORT
    }

    private static Map<RecordKey, float[]> vectors(String tenant, int count) {
        var random = new Random(tenant.hashCode());
        Map<RecordKey, float[]> vectors = new HashMap<>();
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble(Math.PI);
            vectors.put(
                    new RecordKey(tenant, UUID.randomUUID()),
                    new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0, 0});
        }
        return vectors;
    }
}
