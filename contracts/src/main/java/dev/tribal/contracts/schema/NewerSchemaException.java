package dev.tribal.contracts.schema;

/**
 * Data was written by a newer Tribal in a shape that this one does not know. Nothing is wrong with the data: it can be
 * read once this process is upgraded, so it must neither be changed nor put aside.
 */
public final class NewerSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what has the newer schema, with its article, for example {@code The record store}
     * @param found its schema version
     * @param known the newest that this code reads
     */
    public NewerSchemaException(String what, int found, int known) {
        super(
                "%s has schema version %d, but this Tribal knows versions up to %d; upgrade Tribal to a version that reads %d"
                        .formatted(what, found, known, found));
    }
}
