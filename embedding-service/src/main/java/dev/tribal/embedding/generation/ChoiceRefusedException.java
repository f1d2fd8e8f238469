package dev.tribal.embedding.generation;

/** A setting asks for another index than the one in use, which only a re-index can bring about. */
public final class ChoiceRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChoiceRefusedException(String setting, String wanted, String found, String option) {
        super(("%1$s is '%2$s', but the vector index in use was made with '%3$s'. Start with %1$s=%3$s, or without that"
                        + " setting, and run 'tribal reindex --%4$s %2$s'.")
                .formatted(setting, wanted, found, option));
    }

    private ChoiceRefusedException(String sentence) {
        super(sentence);
    }

    /** The settings of a model have changed so that its vectors do not fit the index that it has made. */
    static ChoiceRefusedException otherVectors(String model, String found, String wanted) {
        return new ChoiceRefusedException(
                ("The vector index in use was made by %1$s with '%2$s', and the settings now say '%3$s'. Set them back;"
                                + " to change them, first run 'tribal reindex --model %4$s', then start with the new"
                                + " ones and run 'tribal reindex --model %1$s'.")
                        .formatted(model, found, wanted, IndexChoice.DEFAULT_MODEL));
    }
}
