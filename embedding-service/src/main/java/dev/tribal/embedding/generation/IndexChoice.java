package dev.tribal.embedding.generation;

import dev.tribal.embedding.model.ModelIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Where vectors shall be kept and which model shall make them, as far as that is said.
 *
 * @param backend {@code null}: as it is, or the default for a new installation
 * @param model {@code null}: likewise
 */
public record IndexChoice(
        @Nullable String backend, @Nullable String model) {
    static final String DEFAULT_BACKEND = "lucene";
    static final String DEFAULT_MODEL = "all-minilm-l6-v2-q";

    /** Reads two settings; blank means that nothing is said. */
    public static IndexChoice of(String backend, String model) {
        return new IndexChoice(backend.isBlank() ? null : backend, model.isBlank() ? null : model);
    }

    String backendOr(String other) {
        return backend == null ? other : backend;
    }

    String modelOr(String other) {
        return model == null ? other : model;
    }

    /**
     * Refuses vectors of another kind from a model whose kind the settings decide. A shipped model's kind changes only
     * with the version of Tribal, and then the index is built anew.
     *
     * @throws ChoiceRefusedException with a sentence that says what to do
     */
    static void checkVectors(IndexGeneration serving, ModelIdentity model) {
        boolean bySettings = model.fileHash().isEmpty();
        if (bySettings && !serving.identity().startsWith(model + " ")) {
            throw ChoiceRefusedException.otherVectors(serving.model(), serving.identity(), model.toString());
        }
    }

    /**
     * Refuses a serving index that is not what the settings say; nothing is changed by a setting alone.
     *
     * @throws ChoiceRefusedException with a sentence that says what to run
     */
    void check(IndexGeneration serving) {
        if (!backendOr(serving.backend()).equals(serving.backend())) {
            throw new ChoiceRefusedException(
                    "tribal.vector-index", String.valueOf(backend), serving.backend(), "vector-index");
        }
        if (!modelOr(serving.model()).equals(serving.model())) {
            throw new ChoiceRefusedException("tribal.embedding.model", String.valueOf(model), serving.model(), "model");
        }
    }
}
