package dev.tribal.embedding.model;

/** A vector of length 1 and the number of tokens that it stands for. */
public final class Embedding {
    private final float[] vector;
    private final int tokens;

    /** Takes the array over; nobody may change it afterwards. */
    public Embedding(float[] vector, int tokens) {
        this.vector = vector;
        this.tokens = tokens;
    }

    public float[] vector() {
        return vector;
    }

    public int tokens() {
        return tokens;
    }
}
