package dev.tribal.embedding.generation;

/** A setting asks for another index than the one in use, which only a re-index can bring about. */
public final class ChoiceRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChoiceRefusedException(String setting, String wanted, String found, String option) {
        super(("%1$s is '%2$s', but the vector index in use was made with '%3$s'. Start with %1$s=%3$s, or without that"
                        + " setting, and run 'tribal reindex --%4$s %2$s'.")
                .formatted(setting, wanted, found, option));
    }
}
