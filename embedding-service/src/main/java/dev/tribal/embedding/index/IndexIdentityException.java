package dev.tribal.embedding.index;

/** An index was made for another model or schema than it is opened for; its message says what to do. */
public final class IndexIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param index name of the index
     * @param found the identity it was made for, in one line
     * @param wanted the identity it was opened for
     */
    public IndexIdentityException(String index, String found, IndexIdentity wanted) {
        super(("The vector index %s was made for \"%s\" and cannot be used for \"%s\"."
                        + " Run 'tribal reindex' to build one that fits, or go back to the settings it was made with.")
                .formatted(index, found, wanted));
    }
}
