package dev.tribal.embedding.generation;

import java.time.Instant;

/**
 * One vector index in the course of time.
 *
 * @param name of the index, see {@link dev.tribal.embedding.index.IndexIdentity#name}
 * @param backend where it is kept, for example {@code lucene}
 * @param model name of the embedding model
 * @param identity what it was made for, in one line
 */
public record IndexGeneration(
        String name, String backend, String model, String identity, State state, Instant created) {
    IndexGeneration in(State state) {
        return new IndexGeneration(name, backend, model, identity, state, created);
    }

    boolean is(State state) {
        return this.state == state;
    }

    /** Whether every change of a record has to reach it. */
    boolean isWritten() {
        return state != State.RETIRED;
    }

    /** What a generation is there for. */
    public enum State {
        /** Filled from the record store, and kept up to date meanwhile. */
        BUILDING,
        /** Searched. */
        SERVING,
        /** Left as it was when another took its place. */
        RETIRED
    }
}
