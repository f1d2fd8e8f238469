package dev.tribal.platform.encryption;

/** What is stored cannot be decrypted; the message is one sentence that says what to change, without any secret. */
public final class SealedContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealedContentException(String sentence) {
        super(sentence);
    }

    SealedContentException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static SealedContentException missing(String keyId) {
        return new SealedContentException(
                "The store is encrypted with the key '%s', which is not in the file of tribal.encryption.keys-file; put it"
                                .formatted(keyId)
                        + " back.");
    }
}
