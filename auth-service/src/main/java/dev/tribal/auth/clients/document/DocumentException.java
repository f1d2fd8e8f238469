package dev.tribal.auth.clients.document;

/** The document of a client is not what it has to be; the message says what to change. */
final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    DocumentException(String sentence) {
        this(sentence, true);
    }

    private DocumentException(String sentence, boolean lasting) {
        super(sentence);
        this.lasting = lasting;
    }

    /** It is not the document's fault. */
    static DocumentException passing(String sentence) {
        return new DocumentException(sentence, false);
    }

    /** Whether it will be the same in a moment. */
    boolean isLasting() {
        return lasting;
    }
}
