package dev.tribal.embedding.generation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.model.ModelIdentity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IndexChoiceTest {
    private static final ModelIdentity BY_SETTINGS = new ModelIdentity("openai:text", "", "http", 8_000, 1_536);

    @Test
    void anotherDimensionOfTheSameModelIsRefusedWithWhatToRun() {
        var other = new ModelIdentity("openai:text", "", "http", 8_000, 512);

        assertThatExceptionOfType(ChoiceRefusedException.class)
                .isThrownBy(() -> IndexChoice.checkVectors(serving(BY_SETTINGS), other))
                .withMessageContaining("dimension:1536")
                .withMessageContaining("dimension:512")
                .withMessageContaining("tribal reindex");
    }

    @Test
    void theSameSettingsAreAccepted() {
        assertThatCode(() -> IndexChoice.checkVectors(serving(BY_SETTINGS), BY_SETTINGS))
                .doesNotThrowAnyException();
    }

    @Test
    void aShippedModelMayChangeWithTheVersion() {
        var before = new ModelIdentity("shipped", "hash", "runtime:1", 256, 384);
        var after = new ModelIdentity("shipped", "hash", "runtime:2", 256, 384);

        assertThatCode(() -> IndexChoice.checkVectors(serving(before), after)).doesNotThrowAnyException();
    }

    private static IndexGeneration serving(ModelIdentity model) {
        var identity = new IndexIdentity(model, 1);
        return new IndexGeneration(
                identity.name(1),
                "lucene",
                model.model(),
                identity.toString(),
                IndexGeneration.State.SERVING,
                Instant.EPOCH);
    }
}
