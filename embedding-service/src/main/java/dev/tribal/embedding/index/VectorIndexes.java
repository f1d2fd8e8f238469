package dev.tribal.embedding.index;

import java.util.List;

/** A place that holds vector indexes by name: a folder of Lucene indexes, or a Chroma database. */
public interface VectorIndexes extends AutoCloseable {
    /** The name of this kind of place in settings and commands, for example {@code lucene}. */
    String backend();

    /**
     * Opens an index, or makes an empty one of this name. One that is damaged beyond use is replaced by an empty one.
     *
     * @param name see {@link IndexIdentity#name}
     * @throws IndexIdentityException if the index was made for another identity; it is left as it is
     * @throws VectorIndexException if the place cannot be used now
     */
    VectorIndex open(String name, IndexIdentity identity);

    /** The names of all indexes there are. */
    List<String> names();

    /** Deletes an index that is not open, whole or damaged; one that does not exist is no error. */
    void drop(String name);

    /** Lets go of what all indexes share; the indexes themselves are closed before. */
    @Override
    void close();
}
