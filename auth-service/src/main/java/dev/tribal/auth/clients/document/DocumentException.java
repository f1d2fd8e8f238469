package dev.tribal.auth.clients.document;

/** The document of a client is not what it has to be; the message says what to change. */
final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DocumentException(String sentence) {
        super(sentence);
    }
}
