package dev.tribal.embedding.copy;

/** Records cannot be copied; the message is one sentence that says why and what to do. */
public final class CopyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CopyRefusedException(String sentence) {
        super(sentence);
    }
}
