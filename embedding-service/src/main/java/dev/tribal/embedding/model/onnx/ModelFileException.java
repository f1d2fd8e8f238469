package dev.tribal.embedding.model.onnx;

/** The file of an embedding model cannot be put where the runtime reads it; the message says where, why and what to do. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
