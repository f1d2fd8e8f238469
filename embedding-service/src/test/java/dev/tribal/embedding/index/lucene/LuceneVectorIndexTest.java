package dev.tribal.embedding.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexContract;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.VectorIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneVectorIndexTest implements VectorIndexContract {
    @TempDir
    private Path folder;

    private VectorIndex index;

    @BeforeEach
    void open() {
        index = indexes().open(NAME, IDENTITY);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Override
    public VectorIndexes indexes() {
        return new LuceneVectorIndexes(folder);
    }

    @Override
    public VectorIndex index() {
        return index;
    }

    @Override
    public VectorIndex reopened(IndexIdentity identity) {
        index.close();
        index = indexes().open(NAME, identity);
        return index;
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".cfs", ".si"})
    void aDamagedIndexIsReplacedByAnEmptyOne(String file) throws IOException {
        index.update(Map.of(new RecordKey("acme", UUID.randomUUID()), new float[] {1, 0, 0, 0}), List.of());
        index.close();
        damage(file);

        assertThat(reopenedAfterDamage().count()).isZero();
        index.update(Map.of(new RecordKey("acme", UUID.randomUUID()), new float[] {1, 0, 0, 0}), List.of());
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void aSecondProcessIsRefusedAndHarmsNothing() {
        index.update(Map.of(new RecordKey("acme", UUID.randomUUID()), new float[] {1, 0, 0, 0}), List.of());

        assertThatThrownBy(() -> indexes().open(NAME, IDENTITY))
                .isInstanceOf(VectorIndexException.class)
                .hasStackTraceContaining("in use by another process");
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void aClosedIndexSaysSo() {
        index.close();

        assertThatThrownBy(index::check).isInstanceOf(VectorIndexException.class);
        assertThatThrownBy(index::count).isInstanceOf(VectorIndexException.class);
        index = indexes().open(NAME, IDENTITY);
    }

    private VectorIndex reopenedAfterDamage() {
        index = indexes().open(NAME, IDENTITY);
        return index;
    }

    private void damage(String name) throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve(NAME), "*" + name + "*")) {
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                for (int i = bytes.length / 3; i < bytes.length / 3 + 8 && i < bytes.length; i++) {
                    bytes[i] ^= 0x5A;
                }
                Files.write(file, bytes);
            }
        }
    }
}
